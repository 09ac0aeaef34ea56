import Diagnostics
import JSON

/// Places in content as a client counts them; the lines of each file are counted once.
struct EditorRanges {
  private let content: SourceTree
  private let encoding: PositionEncoding
  private var texts: [String: EditorText] = [:]

  init(_ content: SourceTree, _ encoding: PositionEncoding) {
    self.content = content
    self.encoding = encoding
  }

  mutating func range(_ location: Location) -> JSON {
    // Of a file that is not there a finding speaks at its beginning.
    guard let file = content.file(atPath: location.file) else {
      return EditorText("", encoding).range(0..<0)
    }
    let text = texts[location.file] ?? EditorText(file.text, encoding)
    texts[location.file] = text
    let start = file.offset(of: location.start)
    return text.range(start..<max(start, file.offset(of: location.end)))
  }
}
