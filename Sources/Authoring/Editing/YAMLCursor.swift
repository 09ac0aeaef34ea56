/// The context of a position in a YAML text: the keys and elements above it, and whether a key or a
/// value is or could be there.
///
/// The text may be unfinished while it is being edited, so it is not parsed. Instead, the indentation,
/// brackets and colons up to the position are followed.
struct YAMLCursor: Equatable {
  enum Component: Equatable {
    case key(String)
    case element(Int)
  }

  enum Position: Equatable {
    case key
    case value
    /// A line without a colon, which may become a key or a value.
    case either
  }

  /// The path from the document's root to the map or list, or to the value, at the position.
  let path: [Component]
  let position: Position
  /// The range of the word around the position without quotation marks, in UTF-8 bytes; empty if there
  /// is none.
  let word: Range<Int>
  /// The earlier keys in the same map.
  let earlierKeys: [String]

  /// - Parameter offset: The position in UTF-8 bytes.
  /// - Returns: `nil` inside a comment or a multi-line text.
  init?(_ text: [UInt8], at offset: Int) {
    var walk = YAMLWalk(text, to: offset)
    walk.run()
    guard let found = walk.found else { return nil }
    self = found
  }

  init(path: [Component], position: Position, word: Range<Int>, earlierKeys: [String]) {
    self.path = path
    self.position = position
    self.word = word
    self.earlierKeys = earlierKeys
  }
}
