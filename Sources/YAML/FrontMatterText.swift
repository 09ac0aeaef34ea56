package import Diagnostics

/// A text of the front matter that is read as Markdown, and how it is written there.
package struct FrontMatterText: Sendable {
  /// How and where it is written.
  package struct Place: Sendable {
    let style: YAMLNode.Style
    /// Without quotation marks, in UTF-8 bytes of the page.
    package let range: Range<Int>
  }

  package let place: Place
  /// What it says: without YAML's escapes and indentation, with the line ends as they are written.
  package let text: String
  /// Where each byte of ``text``, and its end, is written, in UTF-8 bytes of the page.
  package let offsets: [Int]

  /// - Returns: `nil` for a list or a map.
  package init?(_ node: YAMLNode, in source: SourceFile) {
    guard case .scalar(_, let style) = node.content,
      let scalar = ScalarText(node, in: source)
    else { return nil }
    place = Place(style: style, range: scalar.range)
    text = String(decoding: scalar.text, as: UTF8.self)
    offsets = scalar.offsets
  }
}

extension FrontMatterText.Place {
  /// Corrections of what the text says, as they must be written in its style.
  package func written(_ corrections: [Correction], in source: SourceFile) -> [Correction] {
    if style == .plain, let file = corrections.first?.file,
      corrections.contains(where: { !Self.canBePlain($0.text) })
    {
      // Quotation marks go around the whole text.
      return [Correction(file: file, range: range, text: quoted(corrections, source))]
    }
    return corrections.map {
      Correction(file: $0.file, range: $0.range, text: Self.escaped($0.text, in: style))
    }
  }

  private func quoted(_ corrections: [Correction], _ source: SourceFile) -> String {
    var bytes = source.bytes(0..<range.upperBound)
    for correction in corrections.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      bytes.replaceSubrange(correction.range, with: correction.text.utf8)
    }
    let text = String(decoding: bytes.dropFirst(range.lowerBound), as: UTF8.self)
    return "\"" + Self.escaped(text, in: .doubleQuoted) + "\""
  }

  /// Whether words within a plain text would not end it.
  private static func canBePlain(_ text: String) -> Bool {
    !text.contains(": ") && !text.contains(" #")
  }

  private static func escaped(_ text: String, in style: YAMLNode.Style) -> String {
    switch style {
    case .plain, .literal, .folded: text
    case .singleQuoted: text.replacing("'", with: "''")
    case .doubleQuoted: text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }
  }
}
