import SyncEngine

/// One step of a run, asked whether it ends with a symptom, and why.
struct SymptomMoment {
  private let search: SymptomSearch
  private let before: UserState
  private let step: Step
  private let after: UserState
  private let wasPending: Bool
  private let isConnected: Bool

  init(_ search: SymptomSearch, before: World, step: Step, after: World, isPending: Bool) {
    self.search = search
    self.before = before.users[SymptomSearch.user.index]
    self.step = step
    self.after = after.users[SymptomSearch.user.index]
    wasPending = isPending
    isConnected = after.isConnected
  }

  /// - Returns: `nil` where the step does not end so.
  func cause(of symptom: Symptom) -> SymptomCause? {
    switch symptom {
    case .changedBack: effect { $0.kind == .overwrote }.map { _ in start }
    case .becameEmpty:
      effect { $0.kind != .edited && $0.before != nil && $0.after == nil }.map { _ in start }
    case .neverArrived: isMissing ? keeper : nil
    }
  }

  /// Whether what was set at the place may still arrive at the other one: until a sync of the user has
  /// decided about it.
  var isPending: Bool { isMissing && (sync == nil || search.place == .target) }

  private var isMissing: Bool { (wasPending || isEdit) && !hasArrived }
}

extension SymptomMoment {
  private var rule: MappingRule? { search.simulator.mapping.rule(to: search.attribute) }

  /// The attributes of the place that are asked about.
  private var subjects: [Attribute] {
    switch search.place {
    case .target: [search.attribute]
    case .identitySystem:
      rule.map { $0.sources.isEmpty ? [$0.to] : $0.sources } ?? [search.attribute]
    }
  }

  private func effect(_ isMeant: (Effect) -> Bool) -> Effect? {
    step.effects.first {
      $0.user == SymptomSearch.user && $0.place == search.place && $0.attribute == search.attribute
        && isMeant($0)
    }
  }

  /// Whether the step is an edit of what is asked about.
  private var isEdit: Bool {
    guard case .change(SymptomSearch.user, let edited, search.place, _) = step.event else {
      return false
    }
    return subjects.contains(edited) && step.effects.contains { $0.kind == .edited }
  }

  private var sync: Sync? { step.syncs.last { $0.user == SymptomSearch.user } }

  /// What started the sync, or did it itself.
  private var start: SymptomCause {
    guard let sync else { return .account }
    switch (sync.why, step.event) {
    case (.edit, .change(_, let attribute, _, _)):
      return cause(ofEditing: [attribute])
    case (.edit, _): return lifeCycle
    case (.cycle, _):
      guard before.due.isEmpty else { return cause(ofEditing: before.due.attributes) }
      return before.isLifeCycleDue ? lifeCycle : .cycle
    case (.forced, _): return .forcedSync
    case (.fullSync, _): return .fullSync
    }
  }

  private func cause(ofEditing due: [Attribute]) -> SymptomCause {
    let mapping = search.simulator.mapping
    if let rule, due.contains(where: rule.sources.contains) { return .edit }
    return due.contains(where: mapping.sources.contains) ? .anotherEdit : .unmappedEdit
  }

  private var lifeCycle: SymptomCause { after.isInScope ? .comeback : .departure }
}

extension SymptomMoment {
  /// What the sync decided about the attribute.
  private var decision: Decision? {
    guard let sync else { return nil }
    let mapping = search.simulator.mapping
    return mapping.rules.firstIndex { $0.to == search.attribute }.flatMap {
      $0 < sync.decisions.count ? sync.decisions[$0] : nil
    }
  }

  private var hasArrived: Bool {
    guard let rule, let target = after.target else { return false }
    let held = target[search.attribute]
    switch (search.place, rule.source) {
    case (.target, .attribute(let source, _)):
      return after.identitySystem[source] == held
    case (.target, _): return false
    case (.identitySystem, .attribute(let source, _)):
      return after.identitySystem[source] == held
    case (.identitySystem, .expression(_, let arguments, _)):
      let isAbsent = arguments.allSatisfy { after.identitySystem[$0] == nil }
      guard case .carried(let chooser) = decision else { return isAbsent && held == nil }
      return chooser != .r8 && !(isAbsent && held != nil)
    case (.identitySystem, .constant), (.identitySystem, .nothing): return false
    }
  }

  /// What keeps an edit from arriving, as far as this step shows.
  private var keeper: SymptomCause? {
    guard search.place == .identitySystem else { return .oneWay }
    guard let rule, !rule.sources.isEmpty else { return .notMapped }
    if let failure = step.failures.last(where: {
      $0.user ?? SymptomSearch.user == SymptomSearch.user
    }) {
      return .kept(by: failure.rule)
    }
    switch decision {
    case .withheld(let reason): return .kept(by: reason)
    // What was carried was the first value, or the default.
    case .carried(.r8): return .kept(by: .r8)
    case .carried: return .kept(by: .r7)
    case nil: break
    }
    guard after.isInScope else { return .kept(by: .r18) }
    let isDue = rule.sources.contains(where: after.due.contains) || after.isLifeCycleDue
    return isDue && isConnected ? .waiting : nil
  }
}
