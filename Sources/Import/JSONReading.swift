import Diagnostics

/// Reads a JSON text as RFC 8259 has it, and nothing that is only nearly so, in one pass.
///
/// It is not read as YAML, although JSON is said to be a part of that: libyaml knows YAML 1.1, refuses
/// tabs and the escape `\/`, makes two halves of a character of `\uD83D\uDE00`, and takes what is no
/// JSON, such as comments and texts without quotes. Foundation's reader keeps no places, and lets one
/// of two equal keys win.
/// - Returns: `nil`, with a finding, if the text is broken, or too deep or large to be an export.
func parseJSON(_ file: SourceFile, _ findings: inout [Finding]) -> JSONNode? {
  var reading = JSONReading(bytes: Array(file.text.utf8))
  do throws(JSONFault) {
    let root = try reading.document()
    for range in reading.repeatedKeys {
      findings.append(
        Finding(
          .duplicateKey, at: file.location(range), "a key stands twice in one object",
          hint: "export the file again: which of the two counts, nobody can tell"))
    }
    return reading.repeatedKeys.isEmpty ? root : nil
  } catch {
    findings.append(Finding(error.code, at: file.location(error.range), error.message))
    return nil
  }
}

private struct JSONFault: Error {
  let code: FindingCode
  let range: Range<Int>
  let message: String
}

private struct JSONReading {
  let bytes: [UInt8]
  private let nestingMax = ContentLimits.jsonNestingMax
  private let valuesMax = ContentLimits.jsonValuesMax
  private var offset = 0
  private var depth = 0
  private var valueCount = 0
  private(set) var repeatedKeys: [Range<Int>] = []

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(JSONFault) -> JSONNode {
    skipSpace()
    guard offset < bytes.count else { throw invalid("the file is empty") }
    let root = try value()
    skipSpace()
    guard offset == bytes.count else { throw invalid("something follows after the value") }
    return root
  }

  private mutating func value() throws(JSONFault) -> JSONNode {
    let start = offset
    valueCount += 1
    guard valueCount <= valuesMax else {
      throw JSONFault(
        code: .fileTooLarge, range: start..<start,
        message: "there are more than \(valuesMax) values")
    }
    guard let byte = peek else { throw invalid("the file ends too early") }
    let content: JSONNode.Content
    switch byte {
    case UInt8(ascii: "{"):
      content = .object(
        try nested { (reading) throws(JSONFault) -> [JSONNode.Member] in try reading.members() })
    case UInt8(ascii: "["):
      content = .array(
        try nested { (reading) throws(JSONFault) -> [JSONNode] in try reading.elements() })
    case UInt8(ascii: "\""): content = .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): content = .number(try number())
    case UInt8(ascii: "t"): content = .bool(try literal("true", true))
    case UInt8(ascii: "f"): content = .bool(try literal("false", false))
    case UInt8(ascii: "n"): content = try literal("null", .null)
    default: throw invalid("here must be a value")
    }
    return JSONNode(content: content, range: start..<offset)
  }

  private mutating func nested<Result>(
    _ read: (inout JSONReading) throws(JSONFault) -> Result
  ) throws(JSONFault) -> Result {
    guard depth < nestingMax else {
      throw JSONFault(
        code: .deepNesting, range: offset..<offset,
        message: "more than \(nestingMax) levels of nesting")
    }
    depth += 1
    offset += 1
    let result = try read(&self)
    depth -= 1
    return result
  }

  private mutating func members() throws(JSONFault) -> [JSONNode.Member] {
    var members: [JSONNode.Member] = []
    var keys: Set<ExactString> = []
    skipSpace()
    if take("}") { return members }
    while true {
      skipSpace()
      let start = offset
      guard peek == UInt8(ascii: "\"") else { throw invalid("here must be a key in quotes") }
      let key = ExactString(try string())
      let range = start..<offset
      if !keys.insert(key).inserted { repeatedKeys.append(range) }
      skipSpace()
      guard take(":") else { throw invalid("here must be a colon") }
      skipSpace()
      members.append(JSONNode.Member(key: key, keyRange: range, value: try value()))
      skipSpace()
      if take("}") { return members }
      guard take(",") else { throw invalid("here must be a comma or the object's end") }
    }
  }

  private mutating func elements() throws(JSONFault) -> [JSONNode] {
    var elements: [JSONNode] = []
    skipSpace()
    if take("]") { return elements }
    while true {
      skipSpace()
      elements.append(try value())
      skipSpace()
      if take("]") { return elements }
      guard take(",") else { throw invalid("here must be a comma or the list's end") }
    }
  }

  private mutating func string() throws(JSONFault) -> String {
    let start = offset
    offset += 1
    var text: [UInt8] = []
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        return try seen(text, from: start)
      case UInt8(ascii: "\\"): text.append(contentsOf: Array(String(try escape()).utf8))
      case 0..<0x20: throw invalid("a control character in a text must be an escape")
      default:
        text.append(byte)
        offset += 1
      }
    }
    throw JSONFault(
      code: .invalidJSON, range: start..<start, message: "this is not valid JSON: a text has no end"
    )
  }

  /// A text of a string, with LF for each line end.
  private func seen(_ text: [UInt8], from start: Int) throws(JSONFault) -> String {
    let hidden = text.withUnsafeBufferPointer { firstHidden(in: $0, allowsReturns: true) }
    if let hidden {
      throw JSONFault(
        code: .controlCharacter, range: start..<offset,
        message: "a text holds a control character: \(hidden.scalar.visibleEscape)")
    }
    guard text.contains(UInt8(ascii: "\r")) else { return String(decoding: text, as: UTF8.self) }
    let lines = text.split(separator: UInt8(ascii: "\r"), omittingEmptySubsequences: false)
    let joined = lines.dropFirst().reduce(Array(lines[0])) { joined, line in
      joined + (line.first == UInt8(ascii: "\n") ? [] : [UInt8(ascii: "\n")]) + line
    }
    return String(decoding: joined, as: UTF8.self)
  }

  private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
    let start = offset
    offset += 2
    switch offset <= bytes.count ? bytes[offset - 1] : nil {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      guard let unit = hexadecimal() else { throw invalid("this is no escape", at: start) }
      if let scalar = Unicode.Scalar(unit) { return scalar }
      // Half a character: the other half must follow.
      if (0xD800...0xDBFF).contains(unit), take("\\"), take("u"), let low = hexadecimal(),
        (0xDC00...0xDFFF).contains(low),
        let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
      {
        return scalar
      }
      throw invalid("this is half a character", at: start)
    default: throw invalid("this is no escape", at: start)
    }
  }

  private mutating func hexadecimal() -> UInt32? {
    guard offset + 4 <= bytes.count else { return nil }
    var unit: UInt32 = 0
    for byte in bytes[offset..<offset + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      unit = unit << 4 + UInt32(digit)
    }
    offset += 4
    return unit
  }

  private mutating func number() throws(JSONFault) -> String {
    let start = offset
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits()
    }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  private mutating func digits() throws(JSONFault) {
    let start = offset
    while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { offset += 1 }
    if offset == start { throw invalid("here must be a digit") }
  }

  private mutating func literal<Result>(
    _ word: StaticString, _ result: Result
  ) throws(JSONFault) -> Result {
    let end = offset + word.utf8CodeUnitCount
    let isThere = word.withUTF8Buffer {
      end <= bytes.count && bytes[offset..<end].elementsEqual($0)
    }
    guard isThere else { throw invalid("here must be a value") }
    offset = end
    return result
  }

  private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: scalar) else { return false }
    offset += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      offset += 1
    }
  }

  private func invalid(_ message: String, at place: Int? = nil) -> JSONFault {
    let place = place ?? offset
    return JSONFault(
      code: .invalidJSON, range: place..<place, message: "this is not valid JSON: \(message)")
  }
}
