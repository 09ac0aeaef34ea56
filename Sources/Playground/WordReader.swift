#if canImport(SyncEngine)
  internal import SyncEngine
#endif

/// Takes words one after the other and refuses those that mean nothing in their place.
struct WordReader {
  private let words: [Int32]
  private(set) var position = 0

  init(_ words: [Int32]) { self.words = words }

  var count: Int { words.count }

  @inline(never)
  mutating func next() throws(MalformedScenario) -> Int32 {
    guard position < words.count else {
      throw MalformedScenario(fault: .wrongLength, position: position)
    }
    position += 1
    return words[position - 1]
  }

  mutating func next(in range: ClosedRange<Int32>) throws(MalformedScenario) -> Int32 {
    try next(from: range.lowerBound, to: range.upperBound)
  }

  mutating func next(in range: Range<Int32>) throws(MalformedScenario) -> Int32 {
    try next(from: range.lowerBound, to: range.upperBound - 1)
  }

  // Inlined into each of its many callers, it would double the module's size.
  @inline(never)
  private mutating func next(from first: Int32, to last: Int32) throws(MalformedScenario) -> Int32 {
    let word = try next()
    guard word >= first, word <= last else {
      throw MalformedScenario(fault: .outOfRange, position: position - 1)
    }
    return word
  }

  @inline(never)
  mutating func skip(_ count: Int) throws(MalformedScenario) {
    for _ in 0..<count { _ = try next() }
  }

  mutating func nextCase<Choice: RawRepresentable<UInt8>>() throws(MalformedScenario) -> Choice {
    guard let choice = Choice(rawValue: UInt8(try next(in: 0...255))) else {
      throw MalformedScenario(fault: .outOfRange, position: position - 1)
    }
    return choice
  }

  mutating func nextCaseOrNone<Choice: RawRepresentable<UInt8>>() throws(MalformedScenario)
    -> Choice?
  {
    if position < words.count, words[position] == -1 {
      position += 1
      return nil
    }
    return try nextCase()
  }

  @inline(never)
  mutating func nextFlag() throws(MalformedScenario) -> Bool { try next(in: 0...1) == 1 }

  @inline(never)
  mutating func nextAttribute(of count: Int32) throws(MalformedScenario) -> Attribute {
    Attribute(Int(try next(in: 0..<count)))
  }

  @inline(never)
  mutating func nextValue() throws(MalformedScenario) -> Value? {
    let word = try next(in: -1...Int32.max)
    return word < 0 ? nil : Value(word)
  }

  mutating func nextRecord(attributes: Int) throws(MalformedScenario) -> Record {
    var record = Record()
    for index in 0..<attributes { record[Attribute(index)] = try nextValue() }
    return record
  }
}
