import Content

/// What changed between two records, as Markdown for a comment on a pull request.
struct ChangesMarkdown {
  /// The mark by which an existing comment is found, to be updated.
  static let marker = "<!-- driftless diff -->"
  /// A comment on GitHub has at most 65,536 characters.
  static let charactersMax = 60_000

  let sections: [ChangesSection]

  var text: String {
    guard !sections.isEmpty else {
      return "\(Self.marker)\nThe help centre says the same as before."
    }
    var text = "\(Self.marker)\n### What the help centre says differently\n"
    var left = 0
    for section in sections {
      var isTitled = false
      for line in section.lines {
        let heading = isTitled ? "" : "\n**\(Self.escaped(section.title))**\n\n"
        let item = "\(heading)- \(Self.escaped(line))\n"
        guard left == 0, text.unicodeScalars.count + item.unicodeScalars.count <= Self.charactersMax
        else {
          left += 1
          continue
        }
        text += item
        isTitled = true
      }
    }
    if left > 0 { text += "\nAnd \(left) more, which `driftless diff` lists.\n" }
    return String(text.dropLast())
  }

  /// Escapes text from the records, so that it has no effect: no formatting, no markup, no mentions.
  private static func escaped(_ text: String) -> String {
    escapedForMarkdown(text.split(whereSeparator: \.isNewline).joined(separator: " "))
      .replacing("@", with: "@\u{200B}")
  }
}
