import Content
import Diagnostics
import Profiles
import SyncEngine
import YAML

// The target's attributes. In the identity system the same name is another attribute and does not
// change.
extension RenamingEdits {
  mutating func collectAttribute() {
    if let file = tree[AttributeCatalogue.file], let root = self.root(of: file) {
      for entry in root.list { replace(entry["id"], in: file) }
    }
    each(below: IdentitySystem.folder) { edits, file, root in
      edits.mapping(root["mapping"], in: file)
      for entry in root["evidence"]?.map ?? [] where entry.key.value == "mapping.\(edits.old)" {
        edits.replace(entry.key.location, skipping: "mapping.".utf8.count, in: file)
      }
    }
    each(below: Scenario.folder) { edits, file, root in
      edits.mapping(root["mapping"], in: file)
      edits.replace(root["attribute"], in: file)
      edits.axis("attribute", of: root, in: file)
      for user in root["users"]?.map ?? [] { edits.keys(of: user.value["target"], in: file) }
      for step in root["steps"]?.list ?? [] {
        if let change = step["change"], change["at"]?.plain == Place.target.keyword {
          edits.member(change["attribute"], in: file)
        }
        edits.expectation(step["expect"], in: file)
      }
    }
  }

  private mutating func mapping(_ node: YAMLNode?, in file: SourceFile) {
    for rule in node?.list ?? [] {
      if let text = rule.plain {
        guard ExactString(text) == ExactString(old) else { continue }
        let range =
          file.offset(of: rule.location.start)..<file.offset(of: rule.location.end)
        put("{from: \(old), to: \(new)}", in: range, of: file)
      } else if rule["to"] != nil {
        replace(rule["to"], in: file)
      } else if let from = rule["from"]?.plain, ExactString(from) == ExactString(old),
        let first = rule.map.first
      {
        put("to: \(new)", before: first.key.location, of: rule, in: file)
      }
    }
  }

  private mutating func expectation(_ node: YAMLNode?, in file: SourceFile) {
    for entry in node?.map ?? [] {
      switch entry.key.value {
      case "target": keys(of: entry.value, in: file)
      case "overwritten": for name in entry.value.one { member(name, in: file) }
      case "identity-system", "synced", "status", "linked": break
      // The expectations for one of several users.
      default: expectation(entry.value, in: file)
      }
    }
  }

  private mutating func keys(of node: YAMLNode?, in file: SourceFile) {
    for entry in node?.map ?? []
    where ExactString(entry.key.value).withoutMember == ExactString(old) {
      replace(entry.key.location, in: file)
    }
  }

  /// Renames an attribute, or an attribute with one of its values.
  private mutating func member(_ node: YAMLNode?, in file: SourceFile) {
    guard let node, let text = node.plain, ExactString(text).withoutMember == ExactString(old)
    else { return }
    replace(node.location, in: file)
  }
}

extension RenamingEdits {
  mutating func collectIdentitySystem() {
    each(below: Scenario.folder) { edits, file, root in
      edits.replace(root["identity-system"], in: file)
      edits.axis("identity-system", of: root, in: file)
    }
    each(below: ClaimStatement.folder) { edits, file, root in
      for claim in root.list {
        for name in claim["for"]?.one ?? [] { edits.replace(name, in: file) }
      }
    }
  }

  /// Renames the values of a table's axis; if they are a list, row ids are derived from them.
  mutating func axis(_ name: String, of root: YAMLNode, in file: SourceFile) {
    let axes = root["axes"]?.map ?? []
    guard let number = axes.firstIndex(where: { $0.key.value == name }) else { return }
    let values = axes[number].value
    for entry in values.map { replace(entry.value[name], in: file) }
    guard values.list.contains(where: { $0.plain == old }) else { return }
    for value in values.list { replace(value, in: file) }
    let ids = axes.map { axis in
      axis.value.list.compactMap(\.plain) + axis.value.map.map(\.key.value)
    }
    let rows = ids.enumerated().reduce([(old: [String](), new: [String]())]) { rows, axis in
      rows.flatMap { row in
        axis.element.map { id in
          (row.old + [id], row.new + [axis.offset == number && id == old ? new : id])
        }
      }
    }
    let id = file.path.dropFirst("\(tree.root)/\(Scenario.folder)".count).dropLast(".yaml".count)
    noteRows(
      String(id),
      Dictionary(
        first: rows.map { ($0.old.joined(separator: "-"), $0.new.joined(separator: "-")) }
          .filter { $0.0 != $0.1 }))
  }

  func root(of file: SourceFile) -> YAMLNode? {
    // Other faults in the content were reported before.
    var unreported: [Finding] = []
    return parseYAML(file, &unreported)
  }
}
