import CMarkGFM
import Platform

/// Memory for cmark's trees, one for each thread: a tree's many small parts are taken from it one behind
/// the other, and all are given back at once when the tree is not needed any more.
///
/// From the system's allocator each part would be a piece between what is kept of a page, to be asked
/// for and freed by itself.
struct TreeMemory {
  /// Lets cmark take its memory from that of the thread.
  nonisolated(unsafe) static let allocator: UnsafeMutablePointer<cmark_mem> = {
    let allocator = UnsafeMutablePointer<cmark_mem>.allocate(capacity: 1)
    allocator.initialize(
      to: cmark_mem(
        calloc: { count, size in
          let (bytes, overflows) = count.multipliedReportingOverflow(by: size)
          precondition(!overflows, "no text asks for so much")
          let part = TreeMemory.ofThread.pointee.part(bytes)
          memset(part, 0, bytes)
          return part
        },
        realloc: { part, bytes in TreeMemory.ofThread.pointee.resized(part, to: bytes) },
        free: { _ in }))
    return allocator
  }()

  /// Runs `body`, and gives back whatever cmark has taken meanwhile.
  static func giveBackAfter<Result>(_ body: () -> Result) -> Result {
    let memory = ofThread
    let (count, next, end) = (memory.pointee.blocks.count, memory.pointee.next, memory.pointee.end)
    defer { memory.pointee.giveBack(to: count, next, end) }
    return body()
  }

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    let error = pthread_key_create(&key) { memory in
      let memory: UnsafeMutableRawPointer? = memory  // which is optional on some systems only
      guard let own = memory?.assumingMemoryBound(to: TreeMemory.self) else { return }
      for block in own.pointee.blocks { block.deallocate() }
      own.deinitialize(count: 1).deallocate()
    }
    precondition(error == 0, "few keys are used")
    return key
  }()

  /// Not an object, which would be retained and released for each part.
  private static var ofThread: UnsafeMutablePointer<TreeMemory> {
    if let known = pthread_getspecific(key) {
      return known.assumingMemoryBound(to: TreeMemory.self)
    }
    let memory = UnsafeMutablePointer<TreeMemory>.allocate(capacity: 1)
    memory.initialize(to: TreeMemory())
    pthread_setspecific(key, memory)
    return memory
  }

  /// Parts are taken from the last one.
  private var blocks: [UnsafeMutableRawPointer]
  /// The place for the next part, and the end of the last block.
  private var next: UnsafeMutableRawPointer
  private var end: UnsafeMutableRawPointer

  private static let blockBytes = 256 << 10
  /// Each part begins at a multiple of it, and its length precedes it.
  private static let alignment = 16

  private init() {
    next = Self.block(Self.blockBytes)
    end = next + Self.blockBytes
    blocks = [next]
  }

  private static func block(_ bytes: Int) -> UnsafeMutableRawPointer {
    .allocate(byteCount: bytes, alignment: alignment)
  }

  private mutating func part(_ bytes: Int) -> UnsafeMutableRawPointer {
    let room = Self.alignment + (bytes + Self.alignment - 1) & ~(Self.alignment - 1)
    if room > end - next {
      let bytes = max(room, Self.blockBytes)
      next = Self.block(bytes)
      end = next + bytes
      blocks.append(next)
    }
    let part = next + Self.alignment
    next.storeBytes(of: bytes, as: Int.self)
    next += room
    return part
  }

  private mutating func resized(
    _ part: UnsafeMutableRawPointer?, to bytes: Int
  ) -> UnsafeMutableRawPointer {
    let resized = self.part(bytes)
    if let part {
      let length = (part - Self.alignment).load(as: Int.self)
      resized.copyMemory(from: part, byteCount: min(bytes, length))
    }
    return resized
  }

  private mutating func giveBack(
    to count: Int, _ next: UnsafeMutableRawPointer, _ end: UnsafeMutableRawPointer
  ) {
    while blocks.count > count { blocks.removeLast().deallocate() }
    (self.next, self.end) = (next, end)
  }
}
