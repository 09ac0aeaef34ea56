package import Diagnostics

/// Reads the document of a file.
///
/// Anchors, aliases and tags are refused: a value is a text exactly as written.
/// - Returns: The document, or `nil`, with a finding, if there is none or it is broken.
package func parseYAML(_ file: SourceFile, _ findings: inout [Finding]) -> YAMLNode? {
  let before = findings.count
  let root = parseYAML(file, in: 0..<file.text.utf8.count, &findings)
  if root == nil, findings.count == before { findings.append(.emptyFile(file)) }
  return root
}

/// The same of a part of a file, which may be empty.
///
/// - Parameter range: In UTF-8 bytes of the file.
package func parseYAML(
  _ file: SourceFile, in range: Range<Int>, _ findings: inout [Finding]
) -> YAMLNode? {
  var reader = YAMLReader(file, range)
  return reader.document(&findings)
}

/// Limits that no file of a person reaches. Beyond one there is a finding.
package enum YAMLLimits {
  /// How deep a document may be nested; the deepest format needs six levels.
  package static let nestingMax = 32
  /// How many values a document may hold, keys not counted.
  package static let valuesMax = 100_000
  /// libyaml compares each of these directives with all before it.
  static let tagDirectivesMax = 16
}

extension Finding {
  fileprivate static func emptyFile(_ file: SourceFile) -> Finding {
    Finding(
      .emptyFile, at: Location(file: file.path),
      file.text.isEmpty ? "the file is empty" : "nothing is in the file but comments",
      hint: "a save may have been cut short: restore it, or remove it")
  }
}
