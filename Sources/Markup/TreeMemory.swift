import CMarkGFM
import Foundation

/// Memory for cmark's trees, one for each thread: a tree's many small parts are taken from it one behind
/// the other, and all are given back at once when the tree is not needed any more.
///
/// From the system's allocator each part would be a piece between what is kept of a page, to be asked
/// for and freed by itself.
final class TreeMemory {
  /// Lets cmark take its memory from that of the thread.
  nonisolated(unsafe) static let allocator: UnsafeMutablePointer<cmark_mem> = {
    let allocator = UnsafeMutablePointer<cmark_mem>.allocate(capacity: 1)
    allocator.initialize(
      to: cmark_mem(
        calloc: { count, size in
          let (bytes, overflows) = count.multipliedReportingOverflow(by: size)
          precondition(!overflows, "no text asks for so much")
          let part = TreeMemory.ofThread.part(bytes)
          memset(part, 0, bytes)
          return part
        },
        realloc: { part, bytes in TreeMemory.ofThread.resized(part, to: bytes) },
        free: { _ in }))
    return allocator
  }()

  /// Runs `body`, and gives back whatever cmark has taken meanwhile.
  static func giveBackAfter<Result>(_ body: () -> Result) -> Result {
    let memory = ofThread
    let (block, used) = (memory.blocks.count, memory.used)
    defer { memory.giveBack(to: block, used) }
    return body()
  }

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    let error = pthread_key_create(&key) { memory in
      let memory: UnsafeMutableRawPointer? = memory  // which is optional on some systems only
      if let memory { Unmanaged<TreeMemory>.fromOpaque(memory).release() }
    }
    precondition(error == 0, "few keys are used")
    return key
  }()

  private static var ofThread: TreeMemory {
    if let known = pthread_getspecific(key) {
      return Unmanaged<TreeMemory>.fromOpaque(known).takeUnretainedValue()
    }
    let memory = TreeMemory()
    pthread_setspecific(key, Unmanaged.passRetained(memory).toOpaque())
    return memory
  }

  /// The last one is in use; those before it are full.
  private var blocks: [UnsafeMutableRawBufferPointer]
  /// How many bytes of the last block are taken.
  private var used = 0

  private static let blockBytes = 256 << 10
  /// Each part begins at a multiple of it, and before it stands how long it is.
  private static let alignment = 16

  private init() { blocks = [Self.block(Self.blockBytes)] }

  deinit { for block in blocks { block.deallocate() } }

  private static func block(_ bytes: Int) -> UnsafeMutableRawBufferPointer {
    .allocate(byteCount: bytes, alignment: alignment)
  }

  private func part(_ bytes: Int) -> UnsafeMutableRawPointer {
    let room = Self.alignment + (bytes + Self.alignment - 1) & ~(Self.alignment - 1)
    if used + room > blocks[blocks.count - 1].count {
      blocks.append(Self.block(max(room, Self.blockBytes)))
      used = 0
    }
    let block = blocks[blocks.count - 1]
    guard let start = block.baseAddress else { preconditionFailure("a block has an address") }
    let part = start + used + Self.alignment
    used += room
    (part - Self.alignment).storeBytes(of: bytes, as: Int.self)
    return part
  }

  private func resized(_ part: UnsafeMutableRawPointer?, to bytes: Int) -> UnsafeMutableRawPointer {
    let resized = self.part(bytes)
    if let part {
      resized.copyMemory(
        from: part, byteCount: min(bytes, (part - Self.alignment).load(as: Int.self)))
    }
    return resized
  }

  private func giveBack(to count: Int, _ used: Int) {
    while blocks.count > count { blocks.removeLast().deallocate() }
    self.used = used
  }
}
