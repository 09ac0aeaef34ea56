import Diagnostics

extension JSON {
  /// The value on one line.
  package var text: String { written { write(to: &$0, space: " ") } }

  /// The value on one line, without white space between its parts.
  package var compact: String { written { write(to: &$0, space: "") } }

  /// The value with one member or element a line down to `levels` levels, and on one line below.
  package func text(levels: Int) -> String {
    written {
      write(to: &$0, levels: levels, indentation: "")
      $0 += "\n"
    }
  }

  private func written(_ write: (inout Writing) -> Void) -> String {
    var writing = Writing()
    write(&writing)
    return String(decoding: writing.bytes, as: UTF8.self)
  }

  private func write(to text: inout Writing, levels: Int, indentation: String) {
    let deeper = indentation + "  "
    switch self {
    case .object(let members) where levels > 0 && !members.isEmpty:
      text += "{\n"
      for (index, member) in members.enumerated() {
        text += deeper
        text.quote(member.key)
        text += ": "
        member.value.write(to: &text, levels: levels - 1, indentation: deeper)
        text += index == members.count - 1 ? "\n" : ",\n"
      }
      text += indentation
      text += "}"
    case .array(let elements) where levels > 0 && !elements.isEmpty:
      text += "[\n"
      for (index, element) in elements.enumerated() {
        text += deeper
        element.write(to: &text, levels: levels - 1, indentation: deeper)
        text += index == elements.count - 1 ? "\n" : ",\n"
      }
      text += indentation
      text += "]"
    default:
      write(to: &text, space: " ")
    }
  }

  private func write(to text: inout Writing, space: String) {
    switch self {
    case .null: text += "null"
    case .bool(let bool): text += bool ? "true" : "false"
    case .int(let int): text += String(int)
    case .number(let number): text += number
    case .string(let string): text.quote(string)
    case .array(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 {
          text += ","
          text += space
        }
        element.write(to: &text, space: space)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 {
          text += ","
          text += space
        }
        text.quote(member.key)
        text += ":"
        text += space
        member.value.write(to: &text, space: space)
      }
      text += "}"
    }
  }

  /// JSON that is being written, in UTF-8.
  private struct Writing {
    private(set) var bytes: [UInt8] = []

    static func += (writing: inout Writing, text: String) {
      writing.bytes.append(contentsOf: text.utf8)
    }

    /// Appends a string's value.
    mutating func quote(_ text: String) {
      bytes.append(UInt8(ascii: "\""))
      var text = text
      text.withUTF8 { text in
        var written = 0
        for (index, byte) in text.enumerated() where !Self.stays[Int(byte)] {
          guard let escape = Self.escape(of: text[index...]) else { continue }
          bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[written..<index]))
          bytes.append(contentsOf: escape.text.utf8)
          written = index + escape.length
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[written...]))
      }
      bytes.append(UInt8(ascii: "\""))
    }

    /// Which bytes can stand in a string whatever comes after them.
    private static let stays = (UInt8.min...UInt8.max).map { byte in
      byte >= 0x20 && !"\"\\#".utf8.contains(byte) && !mayBeginHidden[Int(byte)]
    }

    /// What stands for the first character of a text, and how many bytes it has; `nil` if it stays.
    private static func escape(
      of text: Slice<UnsafeBufferPointer<UInt8>>
    ) -> (text: String, length: Int)? {
      guard let first = text.first else { return nil }
      switch first {
      case UInt8(ascii: "\""): return ("\\\"", 1)
      case UInt8(ascii: "\\"): return ("\\\\", 1)
      case UInt8(ascii: "\n"): return ("\\n", 1)
      case UInt8(ascii: "\r"): return ("\\r", 1)
      case UInt8(ascii: "\t"): return ("\\t", 1)
      // A log may hold JSON too.
      case UInt8(ascii: "#"):
        let isCommand = text.starts(with: "##[".utf8) || text.starts(with: "##vso[".utf8)
        return isCommand ? ("\\u0023", 1) : nil
      // What nobody sees: line separators end a line in older scripts, the rest may act in a terminal.
      default:
        guard let scalar = firstScalar(of: UnsafeBufferPointer(rebasing: text.prefix(4))),
          scalar.isHidden
        else { return nil }
        let units = UTF16.encode(scalar).map(Array.init) ?? []
        return (units.map { "\\u" + hexadecimal($0) }.joined(), UTF8.width(scalar))
      }
    }

    private static func hexadecimal(_ unit: UInt16) -> String {
      UInt8(unit >> 8).hexadecimal() + UInt8(unit & 0xFF).hexadecimal()
    }
  }
}
