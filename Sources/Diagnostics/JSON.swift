/// A JSON value whose objects keep the order of their keys, and never merge keys that Swift's strings
/// hold for equal but whose Unicode scalars differ.
public enum JSON: Equatable, Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case string(String)
  case array([JSON])
  case object([Member])

  public struct Member: Equatable, Sendable {
    public let key: String
    public let value: JSON
  }

  public static func optional(_ string: String?) -> JSON { string.map(JSON.string) ?? .null }
}

extension JSON: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, JSON)...) { self.init(elements) }

  public init(_ members: [(String, JSON)]) {
    self = .object(members.map { Member(key: $0.0, value: $0.1) })
  }
}

extension JSON: ExpressibleByStringLiteral {
  public init(stringLiteral text: String) { self = .string(text) }
}

extension JSON: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
}

extension JSON {
  public static func strings(_ texts: [String]) -> JSON { .array(texts.map(JSON.string)) }

  /// The value on one line.
  public var text: String {
    var text = ""
    write(to: &text)
    return text
  }

  /// The value on one line, without white space between its parts.
  public var compact: String {
    var text = ""
    write(to: &text, space: "")
    return text
  }

  /// The value with one member or element a line down to `levels` levels, and on one line below.
  public func text(levels: Int) -> String {
    var text = ""
    write(to: &text, levels: levels, indentation: "")
    return text + "\n"
  }

  private func write(to text: inout String, levels: Int, indentation: String) {
    let deeper = indentation + "  "
    switch self {
    case .object(let members) where levels > 0 && !members.isEmpty:
      text += "{\n"
      for (index, member) in members.enumerated() {
        text += deeper
        Self.write(member.key, to: &text)
        text += ": "
        member.value.write(to: &text, levels: levels - 1, indentation: deeper)
        text += index == members.count - 1 ? "\n" : ",\n"
      }
      text += indentation + "}"
    case .array(let elements) where levels > 0 && !elements.isEmpty:
      text += "[\n"
      for (index, element) in elements.enumerated() {
        text += deeper
        element.write(to: &text, levels: levels - 1, indentation: deeper)
        text += index == elements.count - 1 ? "\n" : ",\n"
      }
      text += indentation + "]"
    default:
      write(to: &text)
    }
  }

  private func write(to text: inout String, space: String = " ") {
    switch self {
    case .null: text += "null"
    case .bool(let bool): text += bool ? "true" : "false"
    case .int(let int): text += String(int)
    case .string(let string): Self.write(string, to: &text)
    case .array(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += ",\(space)" }
        element.write(to: &text, space: space)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += ",\(space)" }
        Self.write(member.key, to: &text)
        text += ":\(space)"
        member.value.write(to: &text, space: space)
      }
      text += "}"
    }
  }

  private static func write(_ string: String, to text: inout String) {
    let isPlain = string.utf8.allSatisfy {
      $0 >= 0x20 && $0 != 0x7F && $0 != 0xE2 && $0 != UInt8(ascii: "\"")
        && $0 != UInt8(ascii: "\\")
    }
    if isPlain {
      text += "\""
      text += string
      text += "\""
      return
    }
    text.unicodeScalars.append("\"")
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      // Line separators end a line in older scripts; the rest would be invalid JSON.
      case "\u{0}"..<"\u{20}", "\u{7F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text.unicodeScalars.append("\"")
  }
}
