package import Diagnostics
import JSON
import Profiles
import SyncEngine

/// A rule of a mapping as an identity system's export says it, in the words of a mapping's file.
package struct ImportedRule: Sendable {
  enum Source: Equatable, Sendable {
    case attribute(ExactString)
    case constant(ExactString)
    case nothing
    /// A function of several attributes; what it computes is not modelled (R16).
    case expression(String, of: [ExactString])
  }

  let source: Source
  let standIn: ExactString?
  let to: ExactString
  let apply: MappingRule.Apply
  let values: MappingEntry.Values?
  /// Where the export says it.
  package let location: Location
  /// What must be known about how it was carried over.
  package let notes: [ImportRemark]

  init(
    _ source: Source, default standIn: ExactString? = nil, to: ExactString,
    apply: MappingRule.Apply = .always,
    values: MappingEntry.Values? = nil, at location: Location, notes: [ImportRemark] = []
  ) {
    self.source = source
    self.standIn = standIn
    self.to = to
    self.apply = apply
    self.values = values
    self.location = location
    self.notes = notes
  }
}

extension ImportedRule {
  /// The rule for an attribute with many values, each of which is there or not: none has a default.
  func withValues(_ values: MappingEntry.Values) -> ImportedRule {
    ImportedRule(source, to: to, apply: apply, values: values, at: location, notes: notes)
  }

  /// A rule of a profile as one of an import.
  init(_ entry: MappingEntry, at location: Location, notes: [ImportRemark]) {
    let source: Source
    var standIn: ExactString?
    switch entry.source {
    case .attribute(let from, let word): (source, standIn) = (.attribute(from), word)
    case .expression(let text, let attributes, let word):
      (source, standIn) = (.expression(text, of: attributes), word)
    case .constant(let value): source = .constant(value)
    case .nothing: source = .nothing
    }
    self.init(
      source, default: standIn, to: entry.to.value, apply: entry.apply, values: entry.values,
      at: location, notes: notes)
  }

  /// The rule in the keys of a mapping's file.
  var json: JSON {
    var members: [(String, JSON)] = []
    switch source {
    case .attribute(let from):
      if from == to, standIn == nil, apply == .always, values == nil { return .string(from.text) }
      members.append(("from", .string(from.text)))
    case .constant(let constant): members.append(("constant", .string(constant.text)))
    case .expression(let text, let attributes):
      members.append(("expression", .string(text)))
      members.append(("of", .strings(attributes.map(\.text))))
    case .nothing: break
    }
    members.append(("to", .string(to.text)))
    if let standIn { members.append(("default", .string(standIn.text))) }
    if apply != .always { members.append(("apply", .string(apply.keyword))) }
    if let values { members.append(("values", .string(values.keyword))) }
    return JSON(members)
  }
}
