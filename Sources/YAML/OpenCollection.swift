import Diagnostics

/// A list or a map of which the end was not reached yet.
struct OpenCollection {
  enum Next {
    case element
    case key
    /// `nil` if the key was refused.
    case value(of: Located<String>?)
  }

  let start: Int
  let isInBrackets: Bool
  var next: Next
  private var elements: [YAMLNode] = []
  private var entries: [YAMLNode.Entry] = []
  /// The first place of each key of a map.
  private var keys: [ExactString: Location] = [:]
  private(set) var isIncomplete = false

  init(at start: Int, isInBrackets: Bool, next: Next) {
    self.start = start
    self.isInBrackets = isInBrackets
    self.next = next
  }

  mutating func append(_ node: YAMLNode) {
    if node.isIncomplete { isIncomplete = true }
    switch next {
    case .element: elements.append(node)
    case .key: preconditionFailure("a key is no node")
    case .value(let key):
      if let key { entries.append(YAMLNode.Entry(key: key, value: node)) }
      next = .key
    }
  }

  /// Begins an entry of a map.
  ///
  /// - Returns: The place of the same key if there is one already; then it is not begun.
  mutating func begin(_ name: String, at location: Location) -> Location? {
    let word = ExactString(name)
    if let earlier = keys[word] { return earlier }
    keys[word] = location
    next = .value(of: Located(name, at: location))
    return nil
  }

  /// Leaves out what was to come next.
  mutating func leaveOut() {
    isIncomplete = true
    switch next {
    case .element: break
    case .key: next = .value(of: nil)
    case .value: next = .key
    }
  }

  var content: YAMLNode.Content {
    if case .element = next { .sequence(elements) } else { .mapping(entries) }
  }

  /// Where its last node ends, in UTF-8 bytes of the file.
  var lastEnd: Int? { (elements.last ?? entries.last?.value)?.range.upperBound }
}
