import Content
import SyncEngine
import Traces

/// Makes the model of a trace: what happened, and both records after each step.
struct TraceRendering {
  let centre: HelpCentre
  let ruleEntries: RuleEntries
  let narrator: TraceNarrator
  let mapping: Mapping
  let users: [String]
  let identitySystem: String
  let attributeName: (Attribute) -> String
  /// The names of attributes in the simulator, where they must be the target's.
  var storyName: ((Attribute) -> String)?
  /// Whether the records show only what a step changed and what differs between the places.
  var isBrief = false

  func model(label: String, start: World, _ steps: [PlayedStep]) -> TraceModel {
    let words = narrator(steps)
    let rows = rows(start, steps)
    let befores = [start] + steps.map(\.after)
    let story = PlayableScenario(
      title: label, identitySystem: identitySystem, mapping: mapping, users: users,
      narrator: narrator, attributeName: storyName ?? narrator.word, start: start)
    return TraceModel(
      label: label, identitySystem: narrator.name(of: .identitySystem).capitalizingFirst,
      target: narrator.name(of: .target).capitalizingFirst,
      steps: steps.indices.map { index in
        step(
          index + 1, steps[index], before: befores[index], words.steps[index], rows: rows)
      },
      timeline: TimelineModel(
        label: label,
        steps: steps.indices.map { timelineStep($0 + 1, steps[$0].step, words.steps[$0]) }),
      simulator: story.address(steps, shown: steps.numberThatMatters))
  }

  /// Returns the ids of the rules that a trace refers to.
  static func rules(_ steps: [PlayedStep]) -> [RuleID] {
    var cited = Set<RuleID>()
    for step in steps.map(\.step) {
      cited.formUnion(step.effects.map(\.rule))
      cited.formUnion(step.failures.map(\.rule))
      for sync in step.syncs {
        cited.formUnion(sync.causes + sync.decisions.map(\.rule))
      }
    }
    return cited.sorted { $0.rawValue < $1.rawValue }
  }

  private func timelineStep(
    _ number: Int, _ step: Step, _ words: TraceWords.StepWords
  ) -> TimelineStep {
    TimelineStep(
      number: number, time: words.time.capitalizingFirst, place: place(of: step),
      title: words.line,
      isEdited: step.effects.contains { $0.kind == .edited }, isSynced: !step.syncs.isEmpty,
      hasOverwritten: step.effects.contains { $0.kind == .overwrote },
      hasWritten: step.effects.contains { $0.kind == .wrote })
  }

  /// Returns the place of an edit, or `clock`.
  private func place(of step: Step) -> String {
    switch step.event {
    case .change(_, _, let place, _): place.keyword
    case .account: Place.identitySystem.keyword
    case .status: Place.target.keyword
    case .cycle, .wait, .forceSync, .fullSync, .connection: "clock"
    }
  }

  private func step(
    _ number: Int, _ played: PlayedStep, before: World, _ words: TraceWords.StepWords,
    rows: [Row]
  ) -> StepModel {
    StepModel(
      number: number, place: place(of: played.step), time: words.time.capitalizingFirst,
      event: words.event,
      rule: words.rule.map { ruleEntries[$0] },
      quiet: words.quiet,
      syncs: (words.syncs + words.withheld).map(sentence),
      effects: zip(played.step.effects.filter { $0.kind != .edited }, words.effects).map {
        effect, words in
        EffectModel(
          kind: effect.kind.keyword, text: words.text,
          attribute: effect.attribute.map(attributeName),
          before: effect.before.map { narrator.value($0) },
          after: effect.after.map { narrator.value($0) }, place: effect.place.keyword,
          rule: ruleEntries[effect.rule])
      },
      users: played.after.users.indices.map { index in
        user(index, before: before.users[index], after: played.after.users[index], rows)
      })
  }

  private func sentence(_ sentence: TraceWords.Sentence) -> SentenceModel {
    SentenceModel(text: sentence.text, rule: ruleEntries[sentence.rule])
  }

  private func user(
    _ index: Int, before: UserState, after: UserState, _ rows: [Row]
  ) -> UserModel {
    let due = after.due.attributes.map(attributeName).sorted()
    let account = narrator.account(of: after)
    return UserModel(
      name: users[index], isProvisioned: after.target != nil, areSeveral: users.count > 1,
      waiting: due.isEmpty
        ? nil
        : centre.strings(.waiting, ["attributes": centre.strings.list(due)]).capitalizingFirst,
      account: account.isEmpty ? nil : account.joined(separator: ", ").capitalizingFirst,
      notProvisioned: narrator.notProvisioned.capitalizingFirst,
      rows: rows.compactMap { row in
        let source = cell(row.source, before.identitySystem, after.identitySystem)
        let target = cell(row.target, before.target ?? Record(), after.target ?? Record())
        // A user need not have every attribute of the scenario.
        guard source.value != nil || target.value != nil || source.isChanged || target.isChanged
        else { return nil }
        let isFed = row.source != nil && row.isMapped && after.target != nil
        let differs = isFed && source.value != target.value
        guard !isBrief || differs || source.isChanged || target.isChanged else { return nil }
        return RecordRow(
          attribute: row.label, identitySystem: source, target: target, differs: differs)
      })
  }

  private func cell(_ attribute: Attribute?, _ before: Record, _ after: Record) -> CellModel {
    guard let attribute else {
      return CellModel(value: nil, isChanged: false, before: nil, label: nil)
    }
    let (old, new) = (before[attribute], after[attribute])
    let isChanged = old != new
    return CellModel(
      value: new.map(narrator.name), isChanged: isChanged,
      before: isChanged ? old.map(narrator.name) : nil,
      label: isChanged
        ? centre.strings(
          .wasIs, ["before": narrator.value(old), "after": narrator.value(new)]) : nil)
  }

  /// A row of the records: the corresponding attributes at both places.
  private struct Row {
    let label: String
    let source: Attribute?
    let target: Attribute?
    let isMapped: Bool
  }

  private func rows(_ start: World, _ steps: [PlayedStep]) -> [Row] {
    let worlds = [start] + steps.map(\.after)
    let states = worlds.flatMap(\.users)
    let atSource = Set(states.flatMap { $0.identitySystem.attributes.map(\.index) })
    let atTarget = Set(states.flatMap { $0.target?.attributes.map(\.index) ?? [] })
    var rows: [Row] = []
    var shownSources = Set<Int>()
    for rule in mapping.rules
    where rule.from.map({ atSource.contains($0.index) }) ?? false
      || atTarget.contains(rule.to.index)
    {
      let source = rule.from ?? rule.to
      shownSources.insert(source.index)
      rows.append(
        Row(label: label(source, rule.to), source: source, target: rule.to, isMapped: true))
    }
    let mapped = Set(mapping.rules.map(\.to.index))
    for index in atSource.union(atTarget).sorted() {
      let attribute = Attribute(index)
      let source = shownSources.contains(index) ? nil : attribute
      let target = mapped.contains(index) ? nil : attribute
      if (source != nil && atSource.contains(index)) || (target != nil && atTarget.contains(index))
      {
        rows.append(
          Row(label: attributeName(attribute), source: source, target: target, isMapped: false))
      }
    }
    return rows
  }

  private func label(_ source: Attribute, _ target: Attribute) -> String {
    source == target ? attributeName(source) : "\(attributeName(source)) → \(attributeName(target))"
  }
}

/// The rules of the engine as pages name them.
struct RuleEntries: Sendable {
  private let entries: [RuleID: RuleEntry]

  init(_ centre: HelpCentre) {
    let entries = RuleID.allCases.map { id in
      let words = RuleWords(id, centre.strings, target: centre.site.target)
      return (
        id,
        RuleEntry(
          id: id.keyword, name: words.name, text: words.text, address: SiteAddress.rule(id))
      )
    }
    self.entries = Dictionary(first: entries)
  }

  subscript(id: RuleID) -> RuleEntry {
    guard let entry = entries[id] else { preconditionFailure("every rule has an entry") }
    return entry
  }
}
