package import JSON

extension JSON {
  /// The value as YAML on one line; only what could be misread is quoted.
  package var flowYAML: String {
    switch self {
    case .null: "~"
    case .bool(let bool): bool ? "true" : "false"
    case .int(let int): String(int)
    case .number(let number): number
    case .string(let string): Self.isPlain(string) ? string : text
    case .array(let elements): "[\(elements.map(\.flowYAML).joined(separator: ", "))]"
    case .object(let members):
      "{"
        + members.map { "\(JSON.string($0.key).flowYAML): \($0.value.flowYAML)" }
        .joined(separator: ", ") + "}"
    }
  }

  private static func isPlain(_ text: String) -> Bool {
    let words = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"]
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
      !words.contains(text.lowercased())
    else { return false }
    let isPlain: (Unicode.Scalar) -> Bool = {
      ("a"..."z").contains($0) || ("A"..."Z").contains($0)
    }
    return isPlain(first) && last != " "
      && text.unicodeScalars.allSatisfy {
        isPlain($0) || ("0"..."9").contains($0) || " -_.".unicodeScalars.contains($0)
      }
  }
}
