import Diagnostics

/// Reads one value after the other, each with its place.
struct JSONReader {
  typealias Read = (value: JSON, place: JSONPlace)

  let bytes: [UInt8]
  let policy: JSONPolicy
  var offset = 0
  private var depth = 0
  private var valueCount = 0
  private(set) var repeatedKeys: [Range<Int>] = []

  init(_ bytes: [UInt8], _ policy: JSONPolicy) {
    self.bytes = bytes
    self.policy = policy
  }

  mutating func document() throws(JSONFault) -> LocatedJSON {
    skipSpace()
    guard offset < bytes.count else { throw invalid("the file is empty") }
    let root = try value()
    skipSpace()
    guard offset == bytes.count else { throw invalid("something follows after the value") }
    return LocatedJSON(root.value, at: root.place)
  }

  private mutating func value() throws(JSONFault) -> Read {
    let start = offset
    valueCount += 1
    guard valueCount <= policy.valuesMax else {
      throw JSONFault(
        code: .fileTooLarge, range: start..<start,
        message: "there are more than \(policy.valuesMax) values")
    }
    guard let first = peek else { throw invalid("the file ends too early") }
    let value: JSON
    switch first {
    case UInt8(ascii: "{"): return try nested { (reader) throws(JSONFault) in try reader.object() }
    case UInt8(ascii: "["): return try nested { (reader) throws(JSONFault) in try reader.array() }
    case UInt8(ascii: "\""): value = .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): value = try number()
    case UInt8(ascii: "t"): value = try literal("true", .bool(true))
    case UInt8(ascii: "f"): value = try literal("false", .bool(false))
    case UInt8(ascii: "n"): value = try literal("null", .null)
    default: throw invalid("here must be a value")
    }
    return (value, JSONPlace(range: start..<offset))
  }

  private mutating func nested(
    _ read: (inout JSONReader) throws(JSONFault) -> Read
  ) throws(JSONFault) -> Read {
    guard depth < policy.nestingMax else {
      throw JSONFault(
        code: .deepNesting, range: offset..<offset,
        message: "more than \(policy.nestingMax) levels of nesting")
    }
    depth += 1
    let result = try read(&self)
    depth -= 1
    return result
  }

  private mutating func object() throws(JSONFault) -> Read {
    let start = offset
    offset += 1
    var members: [JSON.Member] = []
    var keys: [Range<Int>] = []
    var inner: [JSONPlace] = []
    var known: Set<ExactString> = []
    skipSpace()
    if !take("}") {
      repeat {
        skipSpace()
        let keyStart = offset
        guard peek == UInt8(ascii: "\"") else { throw invalid("here must be a key in quotes") }
        let key = try string()
        keys.append(keyStart..<offset)
        if !known.insert(ExactString(key)).inserted { repeatedKeys.append(keyStart..<offset) }
        skipSpace()
        guard take(":") else { throw invalid("here must be a colon") }
        skipSpace()
        let (value, place) = try value()
        members.append(JSON.Member(key: key, value: value))
        inner.append(place)
        skipSpace()
      } while take(",")
      guard take("}") else { throw invalid("here must be a comma or the object's end") }
    }
    return (.object(members), JSONPlace(range: start..<offset, keys: keys, inner: inner))
  }

  private mutating func array() throws(JSONFault) -> Read {
    let start = offset
    offset += 1
    var elements: [JSON] = []
    var inner: [JSONPlace] = []
    skipSpace()
    if !take("]") {
      repeat {
        skipSpace()
        let (value, place) = try value()
        elements.append(value)
        inner.append(place)
        skipSpace()
      } while take(",")
      guard take("]") else { throw invalid("here must be a comma or the list's end") }
    }
    return (.array(elements), JSONPlace(range: start..<offset, inner: inner))
  }

  private mutating func number() throws(JSONFault) -> JSON {
    let start = offset
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits()
    }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    return Int(text).map(JSON.int) ?? .number(text)
  }

  private mutating func digits() throws(JSONFault) {
    let start = offset
    while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { offset += 1 }
    if offset == start { throw invalid("here must be a digit") }
  }

  private mutating func literal(_ word: StaticString, _ result: JSON) throws(JSONFault) -> JSON {
    let end = offset + word.utf8CodeUnitCount
    let isThere = word.withUTF8Buffer {
      end <= bytes.count && bytes[offset..<end].elementsEqual($0)
    }
    guard isThere else { throw invalid("here must be a value") }
    offset = end
    return result
  }

  var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: scalar) else { return false }
    offset += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      offset += 1
    }
  }

  func invalid(_ message: String, at place: Int? = nil) -> JSONFault {
    let place = place ?? offset
    return JSONFault(
      code: .invalidJSON, range: place..<place, message: "this is not valid JSON: \(message)")
  }
}
