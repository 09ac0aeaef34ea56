package import Content
package import ModelChecker
import Shapes
import SyncEngine

extension Symptom: Keyword {
  package var keyword: String {
    switch self {
    case .changedBack: "changed-back"
    case .neverArrived: "never-arrived"
    case .becameEmpty: "became-empty"
    }
  }

  fileprivate var phraseKey: StringKey {
    switch self {
    case .changedBack: .whyChangedBack
    case .neverArrived: .whyNeverArrived
    case .becameEmpty: .whyBecameEmpty
    }
  }
}

extension SymptomCause {
  /// The cause as a keyword for programs.
  package var keyword: String {
    switch self {
    case .edit: "edit"
    case .anotherEdit: "another-edit"
    case .unmappedEdit: "unmapped-edit"
    case .comeback: "comeback"
    case .departure: "departure"
    case .cycle: "cycle"
    case .forcedSync: "forced-sync"
    case .fullSync: "full-sync"
    case .account: "account"
    case .oneWay: "one-way"
    case .notMapped: "not-mapped"
    case .waiting: "waiting"
    case .kept(let rule): rule.keyword
    }
  }

  fileprivate var phraseKey: StringKey {
    switch self {
    case .edit: .whyEdit
    case .anotherEdit: .whyAnotherEdit
    case .unmappedEdit: .whyUnmappedEdit
    case .comeback: .whyComeback
    case .departure: .whyDeparture
    case .cycle: .whyCycle
    case .forcedSync: .whyForcedSync
    case .fullSync: .whyFullSync
    case .account: .whyAccount
    case .oneWay: .whyOneWay
    case .notMapped: .whyNotMapped
    case .waiting: .whyWaiting
    case .kept(let rule): Self.phraseKey(ofKeeping: rule)
    }
  }

  private static func phraseKey(ofKeeping rule: RuleID) -> StringKey {
    switch rule {
    case .r7: .whyKeptByValue
    case .r8: .whyKeptByOnCreate
    case .r12: .whyKeptByMutability
    case .r13: .whyKeptByMembers
    case .r14: .whyKeptByIfEmpty
    case .r15: .whyKeptByReference
    case .r18: .whyKeptByScope
    case .r22: .whyKeptByDeletedAccount
    case .r23: .whyKeptByFailure
    default: .whyKept
    }
  }
}

extension SymptomAnswer {
  /// Returns the question, such as "title, changed in Genesys Cloud, changes back".
  package func what(_ strings: Strings, target: String) -> String {
    strings(symptom.phraseKey, names(strings, target))
  }

  /// Returns the question with its identity system.
  package func title(_ strings: Strings, target: String) -> String {
    var values = names(strings, target)
    values["what"] = what(strings, target: target)
    return strings(.whyTitle, values).capitalizingFirst
  }

  package func sentence(for cause: SymptomCause, _ strings: Strings, target: String) -> String {
    strings(cause.phraseKey, names(strings, target)).capitalizingFirst
  }

  /// Returns a sentence that says that no run leads there, and what may happen instead.
  package func nothing(
    _ neighbours: [SymptomNeighbour], _ strings: Strings, target: String
  ) -> [String] {
    var values = names(strings, target)
    values["count"] = String(SymptomSearch.eventsMax)
    return [strings(.whyNothing, values).capitalizingFirst]
      + neighbours.map { neighbour in
        values["what"] = neighbour.answer.what(strings, target: target)
        let key: StringKey =
          switch neighbour.assumed {
          case .mapped: .whyIfMapped
          case .unmapped: .whyIfUnmapped
          case nil: .whyInstead
          }
        return strings(key, values).capitalizingFirst
      }
  }

  private func names(_ strings: Strings, _ target: String) -> [String: String] {
    let places = [Place.identitySystem: identitySystem.name, .target: target]
    return [
      "identity-system": identitySystem.name, "target": target, "attribute": attribute.text,
      "place": places[place] ?? "",
      "other": places[place == .target ? .identitySystem : .target] ?? "",
    ]
  }
}
