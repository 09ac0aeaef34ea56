#if canImport(SyncEngine)
  internal import SyncEngine
#endif

/// Takes words one after the other and refuses those that mean nothing in their place.
struct WordReader {
  private let words: [Int32]
  private(set) var position = 0

  init(_ words: [Int32]) { self.words = words }

  var count: Int { words.count }

  mutating func next() throws(MalformedScenario) -> Int32 {
    guard position < words.count else {
      throw MalformedScenario(fault: .wrongLength, position: position)
    }
    position += 1
    return words[position - 1]
  }

  mutating func next(in range: ClosedRange<Int32>) throws(MalformedScenario) -> Int32 {
    let word = try next()
    guard range.contains(word) else {
      throw MalformedScenario(fault: .outOfRange, position: position - 1)
    }
    return word
  }

  mutating func next(in range: Range<Int32>) throws(MalformedScenario) -> Int32 {
    let word = try next()
    guard range.contains(word) else {
      throw MalformedScenario(fault: .outOfRange, position: position - 1)
    }
    return word
  }

  mutating func skip(_ count: Int) throws(MalformedScenario) {
    for _ in 0..<count { _ = try next() }
  }

  mutating func nextCase<Choice: RawRepresentable<UInt8>>() throws(MalformedScenario) -> Choice {
    guard let choice = Choice(rawValue: UInt8(try next(in: 0...255))) else {
      throw MalformedScenario(fault: .outOfRange, position: position - 1)
    }
    return choice
  }

  mutating func nextAttribute(of count: Int32) throws(MalformedScenario) -> Attribute {
    Attribute(Int(try next(in: 0..<count)))
  }

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
