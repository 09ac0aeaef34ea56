import Content
import Diagnostics
import YAML

/// Collects the edits of a rename.
struct RenamingEdits {
  let renaming: Renaming
  let tree: SourceTree
  private(set) var corrections: [Correction] = []
  private(set) var findings: [Finding] = []
  /// The old and new ids of table rows that contain the name, by table.
  private(set) var rows: [String: [String: String]] = [:]

  init(_ renaming: Renaming, _ tree: SourceTree) {
    self.renaming = renaming
    self.tree = tree
  }

  var old: String { renaming.old }
  var new: String { renaming.new }

  mutating func collect() {
    switch renaming.kind {
    case .attribute: collectAttribute()
    case .claim:
      each(below: ClaimStatement.folder) { edits, file, root in
        for claim in root.list { edits.replace(claim["id"], in: file) }
      }
    case .identitySystem: collectIdentitySystem()
    case .scenario, .page: break
    }
    collectPages()
    collectRedirect()
  }

  /// Visits the YAML files of a folder.
  mutating func each(
    below folder: String, _ visit: (inout RenamingEdits, SourceFile, YAMLNode) -> Void
  ) {
    for name in tree.names(below: folder, ending: ".yaml") {
      guard let file = tree[name], let root = parseYAML(file, &findings) else { continue }
      visit(&self, file, root)
    }
  }

  mutating func noteRows(_ table: String, _ changed: [String: String]) {
    rows[table, default: [:]].merge(changed) { first, _ in first }
  }
}

// Places.
extension RenamingEdits {
  /// Replaces a node's text if it is the old name.
  mutating func replace(_ node: YAMLNode?, in file: SourceFile) {
    guard let node, let text = node.plain, ExactString(text) == ExactString(old) else { return }
    replace(node.location, in: file)
  }

  /// Replaces the old name at the beginning of a scalar, or after some of its bytes.
  mutating func replace(_ location: Location, skipping prefix: Int = 0, in file: SourceFile) {
    let start = file.offset(of: location.start)
    let first = file.text.utf8.dropFirst(start).first
    let isQuoted = first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
    let from = start + (isQuoted ? 1 : 0) + prefix
    change(from..<(from + old.utf8.count), from: old, to: new, in: file, at: location)
  }

  /// Changes a range that must be written exactly as given.
  mutating func change(
    _ range: Range<Int>, from written: String, to text: String, in file: SourceFile,
    at location: Location
  ) {
    guard file.text.utf8.dropFirst(range.lowerBound).prefix(range.count).elementsEqual(written.utf8)
    else {
      findings.append(
        .invalidValue, at: location, "'\(old)' is written in a way that cannot be changed here",
        hint: "write it without escapes, on one line, and links as [words](address)")
      return
    }
    put(text, in: range, of: file)
  }

  mutating func put(_ text: String, in range: Range<Int>, of file: SourceFile) {
    let name = String(file.path.dropFirst(tree.root.count + 1))
    // One definition may be used by many links.
    let isKnown = corrections.contains { $0.file == name && $0.range == range }
    if !isKnown || range.isEmpty {
      corrections.append(Correction(file: name, range: range, text: text))
    }
  }

  /// Inserts an entry before the first one of a non-empty map or list.
  mutating func put(_ entry: String, before first: Location, of node: YAMLNode, in file: SourceFile)
  {
    let offset = file.offset(of: first.start)
    let opening = file.text.utf8.dropFirst(file.offset(of: node.location.start)).first
    if opening == UInt8(ascii: "{") || opening == UInt8(ascii: "[") {
      put("\(entry), ", in: offset..<offset, of: file)
    } else {
      // The text before it on its line: the indentation, and the dash of a list.
      let line = file.text.utf8.prefix(offset).dropFirst(file.lineStart(first.start.line))
      let lead = String(decoding: line, as: UTF8.self)
      // In a map that is itself an element, only the first entry has the dash.
      let isMap = !node.map.isEmpty
      let indentation = isMap ? String(repeating: " ", count: lead.utf8.count) : lead
      put("\(entry)\n\(indentation)", in: offset..<offset, of: file)
    }
  }
}
