package import Diagnostics
import Shapes
package import SyncEngine
package import YAML

/// One rule of a mapping, in words.
package struct MappingEntry: Sendable {
  package enum Source: Equatable, Sendable {
    case attribute(ExactString, default: ExactString?)
    /// A function of attributes of the identity system, as written (R16).
    case expression(String, of: [ExactString], default: ExactString?)
    case constant(ExactString)
    case nothing
  }

  /// What syncs do with the values of an attribute that has many (R13).
  package enum Values: String, Keyword {
    case replaced
    case addOnly = "add-only"

  }

  package let source: Source
  package let to: Located<ExactString>
  package let apply: MappingRule.Apply
  /// For an attribute with many values.
  package let values: Values?

  package init(
    _ source: Source, to: Located<ExactString>, apply: MappingRule.Apply = .always,
    values: Values? = nil
  ) {
    self.source = source
    self.to = to
    self.apply = apply
    self.values = values
  }

  /// The attribute that feeds it; of an expression the first.
  package var from: ExactString? { reads.first }

  /// The identity system's attributes that the rule reads.
  package var reads: [ExactString] {
    switch source {
    case .attribute(let from, _): [from]
    case .expression(_, let attributes, _): attributes
    case .constant, .nothing: []
    }
  }
}

extension MappingEntry {
  /// Reads a whole mapping; `[]` is one.
  package static func load(
    _ node: YAMLNode, attributes: AttributeCatalogue?, _ findings: inout [Finding]
  ) -> [MappingEntry] {
    var entries: [MappingEntry] = []
    var fed: [ExactString: Location] = [:]
    let elements = node.elements(of: "mapping", &findings)
    guard elements.count <= ContentLimits.mappingRulesMax else {
      findings.append(
        .fileTooLarge, at: elements[ContentLimits.mappingRulesMax].location,
        "a mapping may have \(ContentLimits.mappingRulesMax) rules, and this one has "
          + "\(elements.count)", hint: "keep those that pages speak of")
      return []
    }
    for element in elements {
      guard let entry = MappingEntry(element, &findings) else { continue }
      attributes?.check(entry.to, &findings)
      if let earlier = fed[entry.to.value] {
        findings.append(
          .conflictingRules, at: entry.to.location,
          "two rules go to the target's attribute '\(entry.to.value)'", hint: "remove one of them",
          related: [Finding.Related("the other stands here", at: earlier)])
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
      guard let name = node.text(for: "mapping rule", &findings)?.map({ ExactString($0) }) else {
        return nil
      }
      self.init(.attribute(name.value, default: nil), to: name)
      return
    }
    guard let fields = Fields(node, of: subject, Self.ruleShape, &findings) else { return nil }
    let from = fields.exactText("from", &findings)?.map { ExactString($0) }
    let to = fields.exactText("to", &findings)?.map { ExactString($0) }
    let constant = fields.exactText("constant", &findings)?.map { ExactString($0) }
    let standIn = fields.node("default").flatMap { $0.value(for: "default", &findings) }
    let apply =
      (fields.keyword("apply", &findings) as Located<MappingRule.Apply>?)?.value ?? .always
    if let from = fields.keyLocation("from"), fields.keyLocation("constant") != nil {
      findings.append(.invalidRule, at: from, "a rule has 'from' or 'constant', not both")
      return nil
    }
    let values = (fields.keyword("values", &findings) as Located<Values>?)
    let expression = fields.exactText("expression", &findings)
    let arguments = fields.texts("of", &findings).map { ExactString($0.value) }
    for key in ["from", "constant"] {
      guard let place = fields.keyLocation("expression"), fields.keyLocation(key) != nil else {
        continue
      }
      findings.append(
        .invalidRule, at: place, "a rule has '\(key)' or 'expression', not both",
        hint: "name the attributes that the expression reads under 'of'")
      return nil
    }
    if let place = fields.keyLocation("expression") ?? fields.keyLocation("of"),
      fields.keyLocation("expression") == nil || arguments.isEmpty
    {
      findings.append(
        .invalidRule, at: place, "'expression' and 'of' go together",
        hint: "for example {expression: 'ToLower([mail])', of: [mail], to: userName}")
      return nil
    }
    if let values, fields.keyLocation("from") == nil || fields.keyLocation("default") != nil {
      findings.append(
        .invalidRule, at: values.location, "'values' needs 'from' and goes with no 'default'",
        hint: "for example {from: appRoles, to: roles, values: add-only}")
      return nil
    }
    if let place = fields.keyLocation("default"), fields.keyLocation("from") == nil,
      expression == nil
    {
      findings.append(
        .invalidRule, at: place, "'default' needs 'from'",
        hint: "it stands in where the attribute named by 'from' has no value")
      return nil
    }
    // A key that is there but wrong has its finding already.
    if fields.keyLocation("expression") != nil, expression == nil { return nil }
    for (key, value) in [("from", from), ("to", to), ("constant", constant)]
    where fields.keyLocation(key) != nil && value == nil { return nil }
    if let from {
      self.init(
        .attribute(from.value, default: standIn?.value), to: to ?? from, apply: apply,
        values: values?.value)
    } else if let to, let expression {
      self.init(
        .expression(expression.value, of: arguments, default: standIn?.value), to: to, apply: apply)
    } else if let to {
      self.init(constant.map { .constant($0.value) } ?? .nothing, to: to, apply: apply)
    } else {
      findings.append(.missingKey, at: node.location, "\(subject) needs the key 'to'")
      return nil
    }
  }
}
