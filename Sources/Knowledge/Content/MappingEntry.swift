import Diagnostics
public import SyncEngine

/// One rule of a mapping, in words.
public struct MappingEntry: Sendable {
  public enum Source: Equatable, Sendable {
    case attribute(Word, default: Word?)
    case constant(Word)
    case nothing
  }

  public let source: Source
  public let to: Located<Word>
  public let apply: MappingRule.Apply

  init(_ source: Source, to: Located<Word>, apply: MappingRule.Apply = .always) {
    self.source = source
    self.to = to
    self.apply = apply
  }

  public var from: Word? {
    if case .attribute(let from, _) = source { from } else { nil }
  }
}

extension MappingEntry {
  /// Reads a whole mapping; `[]` is one.
  static func load(
    _ node: YAMLNode, attributes: AttributeCatalogue?, _ findings: inout [Finding]
  ) -> [MappingEntry] {
    var entries: [MappingEntry] = []
    var fed: [Word: Location] = [:]
    for element in node.elements(of: "mapping", &findings) {
      guard let entry = MappingEntry(element, &findings) else { continue }
      attributes?.check(entry.to, &findings)
      if let earlier = fed[entry.to.value] {
        findings.append(
          Finding(
            .conflictingRules, at: entry.to.location,
            "two rules go to the target's attribute '\(entry.to.value)'",
            hint: "remove one of them",
            related: [Finding.Related("the other stands here", at: earlier)]))
      } else {
        fed[entry.to.value] = entry.to.location
        entries.append(entry)
      }
    }
    return entries
  }

  private init?(_ node: YAMLNode, _ findings: inout [Finding]) {
    let subject = "a mapping rule"
    if case .scalar = node.content {
      guard let name = node.text(for: "mapping rule", &findings)?.map({ Word($0) }) else {
        return nil
      }
      self.init(.attribute(name.value, default: nil), to: name)
      return
    }
    let known = ["from", "to", "apply", "default", "constant"]
    guard let fields = Fields(node, of: subject, known: known, &findings) else { return nil }
    let from = fields.text("from", &findings)?.map { Word($0) }
    let to = fields.text("to", &findings)?.map { Word($0) }
    let constant = fields.text("constant", &findings)?.map { Word($0) }
    let standIn = fields.node("default").flatMap { $0.value(for: "default", &findings) }
    let apply =
      (fields.keyword("apply", &findings) as Located<MappingRule.Apply>?)?.value ?? .always
    if let from = fields.keyLocation("from"), fields.keyLocation("constant") != nil {
      findings.append(
        Finding(.invalidRule, at: from, "a rule has 'from' or 'constant', not both"))
      return nil
    }
    if let place = fields.keyLocation("default"), fields.keyLocation("from") == nil {
      findings.append(
        Finding(
          .invalidRule, at: place, "'default' needs 'from'",
          hint: "it stands in where the attribute named by 'from' has no value"))
      return nil
    }
    // A key that is there but wrong has its finding already.
    for (key, value) in [("from", from), ("to", to), ("constant", constant)]
    where fields.keyLocation(key) != nil && value == nil { return nil }
    if let from {
      self.init(.attribute(from.value, default: standIn?.value), to: to ?? from, apply: apply)
    } else if let to {
      self.init(constant.map { .constant($0.value) } ?? .nothing, to: to, apply: apply)
    } else {
      findings.append(Finding(.missingKey, at: node.location, "\(subject) needs the key 'to'"))
      return nil
    }
  }
}
