package import Diagnostics

/// A node of a YAML document, with its place in the file.
package struct YAMLNode: Sendable {
  package enum Content: Sendable {
    case scalar(String, Style)
    case sequence([YAMLNode])
    /// In the order in which they are written.
    case mapping([Entry])
  }

  /// How a scalar is written.
  package enum Style: Sendable {
    case plain, singleQuoted, doubleQuoted, literal, folded
  }

  package struct Entry: Sendable {
    package let key: Located<String>
    package let value: YAMLNode
  }

  package let content: Content
  /// Where it is written, in UTF-8 bytes of the file.
  package let range: Range<Int>
  /// What a finding shows of it: all of a scalar on one line and of a list or map in brackets, the first
  /// line of other plain scalars, and of all else, which may be a whole file, the beginning.
  package let location: Location
  /// Whether something in it was refused, with a finding, and is left out.
  package let isIncomplete: Bool

  package init(
    _ content: Content, range: Range<Int>, at location: Location, isIncomplete: Bool = false
  ) {
    self.content = content
    self.range = range
    self.location = location
    self.isIncomplete = isIncomplete
  }

  /// What a reader would call such a node.
  package var kind: String {
    switch content {
    case .scalar where isAbsent: "nothing"
    case .scalar: "a text"
    case .sequence: "a list"
    case .mapping: "a map"
    }
  }

  /// Whether it is a plain `~`, a plain `null`, or nothing at all.
  package var isAbsent: Bool {
    guard case .scalar(let text, .plain) = content else { return false }
    return text.isEmpty || text == "~" || text == "null"
  }
}
