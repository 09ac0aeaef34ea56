#if arch(wasm32)
  // The module's heap, so that it imports nothing. Swift asks for memory through `posix_memalign` and
  // `free`; the linker uses the two functions here for them (`--wrap`).

  /// Asks for more memory, in pages of 64 KiB: the first new page, or −1. LLVM knows the name.
  @_extern(c, "llvm.wasm.memory.grow.i32")
  private func growMemory(_ memory: Int32, _ pages: Int32) -> Int32

  /// Blocks whose sizes are powers of two, each with its exponent in front. A freed block waits in the
  /// list of its size, linked through its first word.
  private struct Heap {
    static let pageBytes: UInt = 65_536
    /// As many bytes as the strictest alignment that Swift asks for here.
    static let headBytes: UInt = 16

    /// For each exponent the address of the first free block, or 0.
    var free = InlineArray<32, UInt>(repeating: 0)
    /// Memory that was never used: from `next` up to `end`.
    var next: UInt = 0
    var end: UInt = 0

    /// - Returns: The address of a block of 2 to the power of `exponent` bytes, or 0.
    mutating func take(_ exponent: Int) -> UInt {
      let block = free[exponent]
      if block != 0 {
        free[exponent] = word(at: block + Self.headBytes).pointee
        return block
      }
      let bytes = UInt(1) << UInt(exponent)
      if end - next < bytes {
        let pages = max((bytes + Self.pageBytes - 1) / Self.pageBytes, 16)
        let page = growMemory(0, Int32(pages))
        guard page >= 0 else { return 0 }
        next = UInt(page) * Self.pageBytes
        end = next + pages * Self.pageBytes
      }
      next += bytes
      return next - bytes
    }

    mutating func giveBack(_ block: UInt) {
      let exponent = Int(word(at: block).pointee)
      word(at: block + Self.headBytes).pointee = free[exponent]
      free[exponent] = block
    }
  }

  // A module has one thread, and one heap.
  nonisolated(unsafe) private var heap = Heap()

  private func word(at address: UInt) -> UnsafeMutablePointer<UInt> {
    guard let pointer = UnsafeMutablePointer<UInt>(bitPattern: address) else {
      preconditionFailure("no block of the heap begins at 0")
    }
    return pointer
  }

  @_cdecl("__wrap_posix_memalign")
  public func allocate(
    _ result: UnsafeMutablePointer<UnsafeMutableRawPointer?>, _ alignment: UInt, _ bytes: UInt
  ) -> Int32 {
    let (invalidArgument, outOfMemory): (Int32, Int32) = (22, 12)
    guard alignment <= Heap.headBytes else { return invalidArgument }
    guard bytes <= UInt(1) << 30 else { return outOfMemory }
    // Room for the head and, in a free block, for the link.
    let exponent = UInt.bitWidth - (max(bytes, 16) + Heap.headBytes - 1).leadingZeroBitCount
    let block = heap.take(exponent)
    guard block != 0 else { return outOfMemory }
    word(at: block).pointee = UInt(exponent)
    result.pointee = UnsafeMutableRawPointer(bitPattern: block + Heap.headBytes)
    return 0
  }

  @_cdecl("__wrap_free")
  public func release(_ block: UnsafeMutableRawPointer?) {
    guard let block else { return }
    heap.giveBack(UInt(bitPattern: block) - Heap.headBytes)
  }
#endif
