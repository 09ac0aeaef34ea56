package import Diagnostics
import Shapes
import YAML

/// `attributes.yaml`: the target's attributes.
package struct AttributeCatalogue: Sendable {
  package struct Entry: Sendable {
    package let id: ExactString
    package let name: String
    /// Its SCIM path.
    package let path: String?
    /// Other words for it.
    package let also: [String]
    package let facts: AttributeFacts
    /// Its place; `nil` if there is no catalogue.
    package let location: Location?

    package init(
      id: ExactString, name: String, path: String?, also: [String],
      facts: AttributeFacts = AttributeFacts(), location: Location? = nil
    ) {
      self.id = id
      self.name = name
      self.path = path
      self.also = also
      self.facts = facts
      self.location = location
    }
  }

  package let entries: [Entry]
  private let byID: [ExactString: Int]
  /// Whether every entry could be read; if not, a name that is not known may be right.
  private let isComplete: Bool

  init(_ entries: [Entry], isComplete: Bool = true) {
    self.entries = entries
    self.isComplete = isComplete
    byID = Dictionary(first: entries.enumerated().map { ($0.element.id, $0.offset) })
  }

  /// All entries, unless one could not be read, which may be the one that is meant.
  package var wholeEntries: [Entry]? { isComplete ? entries : nil }

  package subscript(id: ExactString) -> Entry? { byID[id].map { entries[$0] } }

  /// The attribute with this id, path or name, or another word for it.
  package func attribute(meaning words: String) -> Entry? {
    if let entry = self[ExactString(words)] { return entry }
    let meant = words.lowercased()
    return entries.first { entry in
      ([entry.id.text, entry.name] + (entry.path.map { [$0] } ?? []) + entry.also)
        .contains { $0.lowercased() == meant }
    }
  }

  /// The ids nearest to the given text.
  package func suggestions(for words: String) -> [String] {
    var ids: [String] = []
    let known = entries.flatMap { entry in
      ([entry.id.text, entry.name] + entry.also).map { ($0, entry.id.text) }
    }
    for near in nearestNames(to: words, among: known.map(\.0)) {
      if let id = known.first(where: { $0.0 == near })?.1, !ids.contains(id) { ids.append(id) }
    }
    return ids
  }
}

extension AttributeCatalogue {
  package static let file = "attributes.yaml"

  /// - Returns: `nil` if there is no such file, or it is broken: then every name is an attribute.
  package static func load(_ tree: SourceTree, _ findings: inout [Finding]) -> AttributeCatalogue? {
    guard let source = tree[file] else { return nil }
    let before = findings.count
    let root = parseYAML(source, &findings)
    let nodes = root?.elements(of: "attributes", &findings) ?? []
    // An empty file is a catalogue without attributes; of a broken one nothing is known.
    if nodes.isEmpty, findings[before...].hasErrors { return nil }
    var isComplete = root?.isIncomplete != true
    var entries: [Entry] = []
    var seen: [ExactString: Location] = [:]
    for node in nodes {
      let subject = "an attribute"
      guard
        let fields = Fields(node, of: subject, entryShape, &findings),
        let id = fields.text(required: "id", in: subject, &findings)
      else {
        isComplete = false
        continue
      }
      guard isNew(id, in: &seen, &findings) else { continue }
      let name = fields.text(required: "name", in: subject, &findings)
      let path = fields.text("path", &findings)
      entries.append(
        Entry(
          id: ExactString(id.value), name: name?.value ?? id.value, path: path?.value,
          also: fields.texts("also", &findings).map(\.value),
          facts: AttributeFacts(fields, path: path, &findings), location: id.location))
    }
    return AttributeCatalogue(entries, isComplete: isComplete)
  }

  /// Reports a target attribute that the catalogue does not know.
  package func check(_ attribute: Located<ExactString>, _ findings: inout [Finding]) {
    guard self[attribute.value.withoutMember] == nil, isComplete else { return }
    findings.append(
      .unknownAttribute, at: attribute.location, "the target has no attribute '\(attribute.value)'"
    ) {
      suggestions(for: attribute.value.text).first.map { "did you mean '\($0)'?" }
        ?? "add it to \(Self.file), or write the id of one that stands there"
    }
  }
}

extension AttributeCatalogue {
  /// Reports a list at an attribute of the target that has one value.
  package func checkHasMany(_ attribute: Located<ExactString>, _ findings: inout [Finding]) {
    guard let entry = self[attribute.value.withoutMember], !entry.facts.isMany else { return }
    findings.append(
      .wrongType, at: attribute.location, "'\(entry.id)' has one value, not many",
      hint: "write the value alone, or give the attribute 'many: true' in \(Self.file)")
  }
}

/// Whether an id is used for the first time; if not, that is a finding.
package func isNew(
  _ id: Located<String>, in seen: inout [ExactString: Location], _ findings: inout [Finding]
)
  -> Bool
{
  if let earlier = seen[ExactString(id.value)] {
    findings.append(
      .duplicateID, at: id.location, "the id '\(id.value)' is used twice",
      hint: "give one of them another id",
      related: [Finding.Related("it is used here first", at: earlier)])
    return false
  }
  seen[ExactString(id.value)] = id.location
  return true
}
