import Diagnostics

/// A tag of a mustache template, with its place.
struct TemplateTag {
  enum Kind {
    case value, open, openInverted, close, partial
  }

  let kind: Kind
  let name: String
  let location: Location

  /// The tags of a template in order, without comments and pragmas.
  static func tags(in source: SourceFile) -> [TemplateTag] {
    var tags: [TemplateTag] = []
    let text = source.text
    var rest = text[...]
    while let open = rest.firstRange(of: "{{"),
      let close = rest[open.upperBound...].firstRange(of: "}}")
    {
      let content = rest[open.upperBound..<close.lowerBound]
      let start = text.utf8.distance(from: text.startIndex, to: open.lowerBound)
      let end = text.utf8.distance(from: text.startIndex, to: close.upperBound)
      if let (kind, name) = read(content) {
        tags.append(TemplateTag(kind: kind, name: name, location: source.location(start..<end)))
      }
      rest = rest[close.upperBound...]
    }
    return tags
  }

  private static func read(_ content: Substring) -> (Kind, String)? {
    let kind: Kind
    switch content.first {
    case "!", "%", "=": return nil
    case "#": kind = .open
    case "^": kind = .openInverted
    case "/": kind = .close
    case ">": kind = .partial
    default: kind = .value
    }
    let name = content.drop { "#^/>{&".contains($0) }.split(whereSeparator: \.isWhitespace).joined()
    return (kind, name.hasSuffix("}") ? String(name.dropLast()) : name)
  }
}
