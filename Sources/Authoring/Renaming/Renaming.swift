package import Content
package import Diagnostics
import Profiles
import YAML

/// A rename of one thing everywhere in the content.
///
/// Only names and references change. Comments, order and layout stay as they are.
package struct Renaming: Sendable {
  package let kind: RenamedKind
  /// The old id, or a page's old path inside the content folder.
  package let old: String
  package let new: String

  package init(_ kind: RenamedKind, from old: String, to new: String) {
    self.kind = kind
    self.old = old
    self.new = new
  }

  /// The changes that a rename makes.
  package struct Changes: Sendable {
    package let corrections: [Correction]
    /// The file that gets another path after its text was corrected.
    package let moved: (from: String, to: String)?
  }

  /// The reason why the rename is impossible, as a message and a hint.
  package enum Refusal: Error, Equatable, Sendable {
    case unknown(hint: String?)
    case taken
    case unsafe(hint: String)
    case same
  }

  /// - Throws: ``Refusal`` if the old name is unknown, or the new one cannot be taken.
  package func check(_ tree: SourceTree) throws(Refusal) {
    let names = names(in: tree)
    guard names.contains(ExactString(old)) else {
      throw .unknown(hint: suggestion(for: old, among: names.map(\.text)))
    }
    if ExactString(old) == ExactString(new) { throw .same }
    if kind == .page {
      let parts = new.split(separator: "/", omittingEmptySubsequences: false)
      let isPath =
        parts.count > 1 && parts[0] == "faq" && new.hasSuffix(".md")
        && parts.last.map { $0.count > 3 } == true && parts.allSatisfy { Self.isSafe(String($0)) }
      guard isPath else { throw .unsafe(hint: "write a path such as faq/overwriting/new-name.md") }
      if let twin = tree.twin(of: new), twin != old {
        throw .unsafe(
          hint: "it differs in letter case only from '\(twin)': write it in the same way")
      }
    } else if !Self.isSafe(new) {
      throw .unsafe(hint: "begin with a letter, and use letters, digits, '-', '_' and '.' only")
    }
    // An address that differs only in case is the same address in some file systems.
    if names.contains(where: { $0.text.lowercased() == new.lowercased() && $0 != ExactString(old) })
    {
      throw .taken
    }
  }

  /// Returns the changes that keep the content's meaning under the new name.
  ///
  /// - Returns: Findings for references that are written in a form that cannot be changed.
  package func changes(of tree: SourceTree) -> Checked<Changes> {
    var edits = RenamingEdits(self, tree)
    edits.collect()
    return Checked(Changes(corrections: edits.corrections, moved: moved), edits.findings)
  }

  /// Returns the key of an outcome in the record, such as `okta/title/target/set`, under the new name.
  package func outcomeKey(_ key: String) -> String {
    var parts = key.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let place: Int? =
      switch kind {
      case .identitySystem: 0
      case .attribute: 1
      case .claim, .page, .scenario: nil
      }
    if let place, place < parts.count, parts[place] == old { parts[place] = new }
    return parts.joined(separator: "/")
  }

  private var moved: (from: String, to: String)? {
    switch kind {
    case .attribute, .claim: nil
    case .page: (old, new)
    case .scenario: ("\(Scenario.folder)\(old).yaml", "\(Scenario.folder)\(new).yaml")
    case .identitySystem:
      ("\(IdentitySystem.folder)\(old).yaml", "\(IdentitySystem.folder)\(new).yaml")
    }
  }

  private func names(in tree: SourceTree) -> [ExactString] {
    // Other faults in the content were reported before.
    var unreported: [Finding] = []
    switch kind {
    case .attribute:
      return AttributeCatalogue.load(tree, &unreported)?.entries.map(\.id) ?? []
    case .claim:
      let names = tree.names(below: ClaimStatement.folder, ending: ".yaml")
      return names.flatMap { name -> [ExactString] in
        let root = tree[name].flatMap { parseYAML($0, &unreported) }
        return (root?.list ?? []).compactMap { $0["id"]?.plain.map { ExactString($0) } }
      }
    case .page: return tree.names(below: Page.folder, ending: ".md").map { ExactString($0) }
    case .scenario: return tree.ids(below: Scenario.folder).map { ExactString($0) }
    case .identitySystem: return tree.ids(below: IdentitySystem.folder).map { ExactString($0) }
    }
  }

  /// Returns whether a name can be an id, a file name and a part of an address, unquoted everywhere.
  package static func isSafe(_ name: String) -> Bool {
    let words = ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "all", "attributes"]
    let letters = name.utf8.map { Unicode.Scalar($0) }
    guard let first = letters.first, !words.contains(name.lowercased()), name.utf8.count <= 100
    else { return false }
    func isLetter(_ scalar: Unicode.Scalar) -> Bool {
      ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }
    return isLetter(first) && letters.last != "."
      && letters.allSatisfy {
        isLetter($0) || ("0"..."9").contains($0) || $0 == "-" || $0 == "_" || $0 == "."
      }
  }
}

extension YAMLNode {
  subscript(key: String) -> YAMLNode? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key.value == key }?.value
  }

  var list: [YAMLNode] { if case .sequence(let nodes) = content { nodes } else { [] } }

  var map: [Entry] { if case .mapping(let entries) = content { entries } else { [] } }

  var plain: String? { if case .scalar(let text, _) = content { text } else { nil } }

  /// The elements of a sequence, or else the node itself.
  var one: [YAMLNode] { if case .sequence(let nodes) = content { nodes } else { [self] } }
}
