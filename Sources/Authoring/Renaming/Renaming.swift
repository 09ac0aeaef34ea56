package import Content
package import Diagnostics
import Profiles
import YAML

/// Another name for one thing, everywhere in the content.
///
/// Names and references change where they stand, and nothing else does: comments, order and layout
/// stay as they are written.
package struct Renaming: Sendable {
  package let kind: RenamedKind
  /// An id, or a page's path inside the content folder.
  package let old: String
  package let new: String

  package init(_ kind: RenamedKind, from old: String, to new: String) {
    self.kind = kind
    self.old = old
    self.new = new
  }

  /// What a renaming changes.
  package struct Changes: Sendable {
    package let corrections: [Correction]
    /// The file that gets another path, after its text was corrected.
    package let moved: (from: String, to: String)?
  }

  /// Why it cannot be done, as a message and a hint.
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
    // An address that differs by case alone is the same in some file systems.
    if names.contains(where: { $0.text.lowercased() == new.lowercased() && $0 != ExactString(old) })
    {
      throw .taken
    }
  }

  /// What must change in the content, so that it says the same under the new name.
  ///
  /// - Returns: Findings where a reference is written in a way that cannot be changed.
  package func changes(of tree: SourceTree) -> Checked<Changes> {
    var edits = RenamingEdits(self, tree)
    edits.collect()
    return Checked(Changes(corrections: edits.corrections, moved: moved), edits.findings)
  }

  /// The key of an outcome in the record, such as `okta/title/target/set`, under the new name.
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
    // What is wrong with the content was reported before.
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

  /// Whether a name may be an id, the name of a file and a part of an address, unquoted everywhere.
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

  /// Its elements, or itself.
  var one: [YAMLNode] { if case .sequence(let nodes) = content { nodes } else { [self] } }
}
