/// Where a place in a YAML text is: below which keys and elements, and whether a key or a value stands
/// or could stand there.
///
/// The text may be unfinished, as it is while somebody writes it, so it is not parsed: indentation,
/// brackets and colons up to the place are followed.
struct YAMLCursor: Equatable {
  enum Component: Equatable {
    case key(String)
    case element(Int)
  }

  enum Position: Equatable {
    case key
    case value
    /// A line of its own without a colon: it may become either.
    case either
  }

  /// From the document's root to the map or list, or to the value, at the place.
  let path: [Component]
  let position: Position
  /// The word around the place, without quotation marks, in UTF-8 bytes; empty where there is none yet.
  let word: Range<Int>
  /// The keys before it in the same map.
  let earlierKeys: [String]

  /// - Parameter offset: In UTF-8 bytes.
  /// - Returns: `nil` inside a comment or a text over several lines.
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
