#if arch(wasm32)
  /// What the page shares with the module: the scenario that it writes, and the last trace.
  private struct Memory {
    var scenario = UnsafeMutableBufferPointer<Int32>(start: nil, count: 0)
    var trace = UnsafeMutableBufferPointer<Int32>(start: nil, count: 0)
  }

  // A module has one thread, and its exports have no other place to keep anything.
  nonisolated(unsafe) private var memory = Memory()

  /// Makes room for a scenario of so many words.
  ///
  /// - Returns: The address to which the page writes them, or 0 for more words than any scenario has.
  @_expose(wasm, "reserve")
  @_cdecl("reserve")
  public func reserve(words: Int32) -> UnsafeMutablePointer<Int32>? {
    guard words >= 0, words <= Format.scenarioWordsMax else { return nil }
    memory.scenario.deallocate()
    memory.scenario = .allocate(capacity: Int(words))
    memory.scenario.initialize(repeating: 0)
    return memory.scenario.baseAddress
  }

  /// Plays the scenario that the page has written.
  ///
  /// - Returns: The address of the trace, which stays until the next call.
  @_expose(wasm, "play")
  @_cdecl("play")
  public func playReserved() -> UnsafeMutablePointer<Int32>? {
    let trace = play(Array(memory.scenario))
    memory.trace.deallocate()
    memory.trace = .allocate(capacity: trace.count)
    _ = memory.trace.initialize(from: trace)
    return memory.trace.baseAddress
  }
#endif
