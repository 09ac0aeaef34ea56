import Diagnostics

/// Reads the tags of a template one by one.
struct TemplateScanner {
  let source: SourceFile
  let bytes: [UInt8]
  var offset = 0
  /// Whether the template produces plain text, which is not escaped.
  private(set) var isPlain = false

  init(_ source: SourceFile) {
    self.source = source
    bytes = Array(source.text.utf8)
  }

  var isAtEnd: Bool { offset >= bytes.count }
  var isAtTag: Bool { isTag(at: offset) }

  /// What is wrong with a tag.
  struct Mistake: Error {
    let location: Location
    let message: String
    let hint: String

    static let usual = "each {{#section}} needs its {{/section}}, each {{ its }}"
  }

  /// Returns the text up to the next tag, or up to and including the end of the line.
  mutating func text() -> ArraySlice<UInt8> {
    let start = offset
    while !isAtEnd, !isAtTag {
      offset += 1
      if bytes[offset - 1] == UInt8(ascii: "\n") { break }
    }
    return bytes[start..<offset]
  }

  /// Returns spaces and tabs.
  mutating func blanks() -> ArraySlice<UInt8> {
    let start = offset
    while !isAtEnd, [UInt8(ascii: " "), UInt8(ascii: "\t")].contains(bytes[offset]) { offset += 1 }
    return bytes[start..<offset]
  }

  /// Skips the rest of a line, including its end, if it is blank.
  mutating func endOfLine() -> Bool {
    var rest = self
    _ = rest.blanks()
    if rest.has("\r\n") { rest.offset += 1 }
    guard rest.isAtEnd || rest.has("\n") else { return false }
    offset = min(rest.offset + 1, bytes.count)
    return true
  }

  /// Returns the tag that begins here.
  ///
  /// - Throws: A mistake, after which scanning continues after the tag, or at the next one if the tag
  ///   does not end.
  mutating func tag() throws(Mistake) -> TemplateTag {
    let start = offset
    offset += 2
    let sign = isAtEnd ? 0 : bytes[offset]
    let isTriple = sign == UInt8(ascii: "{")
    let closing = isTriple ? "}}}" : "}}"
    let inner = offset
    while !isAtEnd, !has(closing), sign == UInt8(ascii: "!") || offset == inner || !isAtTag {
      offset += 1
    }
    guard has(closing) else {
      throw Mistake(
        location: source.location(start..<start + 2),
        message: "a tag begins and has no '\(closing)'", hint: Mistake.usual)
    }
    let end = offset
    offset += closing.utf8.count
    let location = source.location(start..<offset)
    let text = bytes[inner..<end]
    guard let (kind, skipped) = kind(sign) else {
      throw Mistake(
        location: location, message: "'\(words(bytes[start..<offset]))' is not supported here",
        hint: "what templates may use stands in Documentation/templates.md")
    }
    if kind == .comment { return TemplateTag(kind: kind, name: "", location: location) }
    let name = words(text.dropFirst(skipped))
    guard kind == .contentType || isName(name, of: kind) else {
      throw Mistake(location: location, message: "'\(name)' is no name", hint: Mistake.usual)
    }
    if kind == .contentType {
      guard let type = Self.contentTypes[String(name.filter { $0 != " " })] else {
        throw Mistake(
          location: location, message: "'\(name)' is no type of content",
          hint: "known here: CONTENT_TYPE: HTML, CONTENT_TYPE: TEXT")
      }
      isPlain = type
    }
    return TemplateTag(kind: kind, name: name, location: location)
  }

  /// The content types, and whether each is plain text.
  private static let contentTypes = ["CONTENT_TYPE:HTML": false, "CONTENT_TYPE:TEXT": true]

  /// Returns the kind of a tag with this sign, and the length of the sign.
  private func kind(_ sign: UInt8) -> (TemplateTag.Kind, Int)? {
    switch sign {
    case UInt8(ascii: "!"): (.comment, 1)
    case UInt8(ascii: "%"): (.contentType, 1)
    case UInt8(ascii: "#"): (.open, 1)
    case UInt8(ascii: "^"): (.openInverted, 1)
    case UInt8(ascii: "/"): (.close, 1)
    case UInt8(ascii: ">"): (.partial, 1)
    case UInt8(ascii: "{"), UInt8(ascii: "&"): (.value(isPlain ? .plain : .finished), 1)
    case UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: "$"): nil
    default: (.value(isPlain ? .plain : .escaped), 0)
    }
  }

  private func isName(_ name: String, of kind: TemplateTag.Kind) -> Bool {
    if name == "." { return kind != .partial }
    let further = kind == .partial ? "-_./" : "-_."
    return name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"):
        true
      default: further.utf8.contains(byte)
      }
    } && name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty }
  }

  private func words(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  private func isTag(at offset: Int) -> Bool {
    offset + 1 < bytes.count && bytes[offset] == UInt8(ascii: "{")
      && bytes[offset + 1] == UInt8(ascii: "{")
  }

  private func has(_ text: String) -> Bool { bytes[offset...].starts(with: text.utf8) }
}
