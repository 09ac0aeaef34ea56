import Diagnostics

/// A text of the front matter that is read as Markdown, and how it is written there.
struct FrontMatterText: Sendable {
  enum Style: Sendable {
    case plain, singleQuoted, doubleQuoted, block
  }

  /// How and where it is written.
  struct Place: Sendable {
    let style: Style
    /// Without quotation marks, in UTF-8 bytes of the page.
    let range: Range<Int>
  }

  let place: Place
  /// What it says: without YAML's escapes and indentation, with the line ends as they are written.
  let text: String
  /// Where each byte of ``text``, and its end, is written, in UTF-8 bytes of the page.
  let offsets: [Int]

  /// - Parameter range: In UTF-8 bytes of the page, without quotation marks.
  init(_ source: SourceFile, _ range: Range<Int>, style: Style) {
    place = Place(style: style, range: range)
    let bytes = source.bytes(range)
    var reader = FrontMatterTextReader(bytes: bytes, style: style)
    reader.read()
    text = String(decoding: reader.text, as: UTF8.self)
    offsets = (reader.offsets + [bytes.count]).map { range.lowerBound + $0 }
  }
}

extension FrontMatterText.Place {
  /// Corrections of what the text says, as they must be written in its style.
  func written(_ corrections: [Correction], in source: SourceFile) -> [Correction] {
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

  private static func escaped(_ text: String, in style: FrontMatterText.Style) -> String {
    switch style {
    case .plain, .block: text
    case .singleQuoted: text.replacing("'", with: "''")
    case .doubleQuoted: text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }
  }
}
