import Diagnostics

/// A node of a YAML document, with its place in the file.
struct YAMLNode: Sendable {
  enum Content: Sendable {
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    case mapping([Entry])
  }

  struct Entry: Sendable {
    let key: Located<String>
    let value: YAMLNode
  }

  let content: Content
  let location: Location
  /// Whether something in it was refused, with a finding, and is left out.
  var isIncomplete = false

  /// What a reader would call such a node.
  var kind: String {
    switch content {
    case .scalar where isAbsent: "nothing"
    case .scalar: "a text"
    case .sequence: "a list"
    case .mapping: "a map"
    }
  }

  /// Whether it is a plain `~`, a plain `null`, or nothing at all.
  var isAbsent: Bool {
    guard case .scalar(let text, isPlain: true) = content else { return false }
    return text.isEmpty || text == "~" || text == "null"
  }
}
