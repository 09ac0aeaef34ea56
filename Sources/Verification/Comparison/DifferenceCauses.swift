import Diagnostics
import ModelChecker
package import Profiles
import SyncEngine
package import Traces

/// Why two identity systems behave differently: the smallest sets of settings or mapping rules that,
/// when changed to the other system's values, also give the other system's outcome.
package struct DifferenceCauses: Sendable {
  /// An outcome that differs from the reference's outcome.
  package struct Difference: Sendable {
    package let answer: Answer
    package let reference: Answer
    /// The smallest sets, all of the same size, of paths such as `sync.absent`, `cycle`,
    /// `mapping.title`. There are several if each of them is sufficient.
    package let causes: [[String]]
  }

  package let system: IdentitySystem
  package let reference: IdentitySystem
  /// The differences in the order of the outcomes.
  package let differences: [Difference]
  /// The paths where the profiles differ without causing any difference in outcomes.
  package let idle: [String]

  /// - Parameter pairs: The outcomes of the same attribute under both systems, edited in the same way.
  package init(
    of system: IdentitySystem, from reference: IdentitySystem,
    comparing pairs: [(answer: Answer, reference: Answer)]
  ) {
    self.system = system
    self.reference = reference
    let parts = ProfilePart.parts(of: system.profile, differingFrom: reference.profile)
    differences = pairs.filter {
      $0.answer.probe.comparedOutcome != $0.reference.probe.comparedOutcome
    }
    .map { answer, other in
      Difference(
        answer: answer, reference: other, causes: Self.causes(answer.probe, other.probe, parts))
    }
    let causes = Set(differences.flatMap(\.causes).flatMap(\.self))
    idle = parts.map(\.path).filter { !causes.contains($0) }
  }

  private static func causes(
    _ probe: AttributeProbe, _ reference: AttributeProbe, _ parts: [ProfilePart]
  ) -> [[String]] {
    let (own, other) = (probe.rule, reference.rule)
    let rule = own?.form == other?.form ? nil : "mapping.\(probe.attribute)"
    let paths = parts.map(\.path) + (rule.map { [$0] } ?? [])
    for size in paths.indices.map({ $0 + 1 }) {
      let found = paths.subsets(of: size).filter { put in
        var system = probe.identitySystem
        for part in parts where put.contains(part.path) { part.put(&system.profile) }
        guard system.profile.isLegal else { return false }
        let mapping =
          rule.map(put.contains) == true
          ? probe.mapping.replacing(probe.attribute, by: other) : probe.mapping
        let changed = AttributeProbe(
          of: probe.attribute, editedAt: probe.place, by: probe.edit, under: system,
          mapping: mapping)
        return changed.comparedOutcome == reference.comparedOutcome
      }
      if !found.isEmpty { return found }
    }
    return []
  }
}

extension AttributeProbe {
  /// The compared part of an outcome. Whether the user was synced matters only for edits at the
  /// identity system, and whether a rule feeds the attribute is not an outcome of an edit.
  fileprivate struct ComparedOutcome: Equatable {
    let syncedAt: Outcome.Stage?
    let replacedAt: Outcome.Stage
    let becomes: Outcome.Becomes?
    let overwrites: Bool
  }

  fileprivate var comparedOutcome: ComparedOutcome {
    ComparedOutcome(
      syncedAt: place == .identitySystem ? outcome.syncedAt : nil, replacedAt: outcome.replacedAt,
      becomes: outcome.becomes, overwrites: outcome.overwrites)
  }

  /// The mapping rule that feeds the attribute.
  package var rule: MappingEntry? { mapping.first { $0.to.value == attribute } }
}

extension MappingEntry {
  /// The effect of a rule, apart from names and values.
  fileprivate struct Form: Equatable {
    let kind: AttributeKind
    let apply: MappingRule.Apply
    let values: Values?
  }

  fileprivate var form: Form { Form(kind: kind, apply: apply, values: values) }

  /// Whether the rule does more than send the identity system's value.
  package var isSpecial: Bool { form != Form(kind: .fed, apply: .always, values: nil) }
}

extension [MappingEntry] {
  /// Returns the mapping with another rule for an attribute, or without one.
  fileprivate func replacing(_ attribute: ExactString, by rule: MappingEntry?) -> [MappingEntry] {
    guard let rule else { return filter { $0.to.value != attribute } }
    guard let index = firstIndex(where: { $0.to.value == attribute }) else { return self + [rule] }
    var mapping = self
    mapping[index] = rule
    return mapping
  }
}

extension [String] {
  /// Returns all subsets of the given size, in order.
  fileprivate func subsets(of size: Int) -> [[String]] {
    guard size > 0 else { return [[]] }
    return indices.flatMap { index in
      Array(self[(index + 1)...]).subsets(of: size - 1).map { [self[index]] + $0 }
    }
  }
}
