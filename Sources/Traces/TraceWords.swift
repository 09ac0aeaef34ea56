package import Content
import Diagnostics
import Markup
import Profiles
package import SyncEngine

/// A trace described in the words of `strings.yaml`.
package struct TraceWords: Sendable {
  package struct Sentence: Sendable {
    package let text: String
    package let rule: RuleID
  }

  package struct StepWords: Sendable {
    package let event: String
    /// The rule that decided a person's edit, if the step is one.
    package let rule: RuleID?
    package let time: String
    /// Who was synced and why.
    package let syncs: [Sentence]
    /// Which values the syncs withheld and why.
    package let withheld: [Sentence]
    /// What the syncs changed, in the order of the step's effects.
    package let effects: [Sentence]
    /// The sentence that replaces the others if nothing was synced.
    package let quiet: String?

    /// The step on one line, as in a list on a page: first the event, then its results.
    package var line: String {
      ([event] + (quiet.map { [$0] } ?? []) + (syncs + effects).map(\.text))
        .joined(separator: " ")
    }
  }

  package let steps: [StepWords]

  /// The trace in Markdown, as in a page.
  package var markdown: String {
    steps.enumerated().map { number, step in
      "\(number + 1). \(escapedForMarkdown(foldingWhiteSpace(step.line)))\n"
    }.joined()
  }
}

/// Describes in words what the engine did.
package struct TraceNarrator: Sendable {
  let strings: Strings
  let mapping: Mapping
  package let identitySystem: String
  package let target: String
  let userName: @Sendable (User) -> String
  let attributeName: @Sendable (Attribute) -> String
  let valueName: @Sendable (Value) -> String
  let functionText: @Sendable (Function) -> String

  package func callAsFunction(_ steps: [PlayedStep]) -> TraceWords {
    TraceWords(steps: steps.map(words))
  }

  package func value(_ value: Value?) -> String {
    value.map { strings(.value, ["value": valueName($0)]) } ?? strings[.absent]
  }

  private func words(_ played: PlayedStep) -> TraceWords.StepWords {
    let step = played.step
    return TraceWords.StepWords(
      event: event(step).capitalizingFirst,
      rule: step.effects.first { $0.kind == .edited }?.rule,
      time: strings.time(minute: step.minute),
      syncs: step.syncs.map { sync in
        TraceWords.Sentence(text: words(sync).capitalizingFirst, rule: sync.why.rule)
      } + failures(step),
      withheld: step.syncs.flatMap { withheld($0, after: played.after) },
      effects: step.effects.compactMap { effect in
        words(effect).map { TraceWords.Sentence(text: $0.capitalizingFirst, rule: effect.rule) }
      },
      quiet: step.syncs.isEmpty && step.failures.isEmpty ? strings[.nothingSynced] : nil)
  }

  private func event(_ step: Step) -> String {
    switch step.event {
    case .change(let user, let attribute, let place, let value):
      let values = [
        "user": userName(user), "attribute": attributeName(attribute), "place": name(of: place),
        "value": self.value(value),
      ]
      guard step.effects.contains(where: { $0.kind == .edited }) else {
        return strings(.changeNothing, values)
      }
      if let member = memberName(attribute) {
        return strings(
          value == nil ? .memberRemoved : .memberAdded, values.describing(member, strings))
      }
      return strings(value == nil ? .changeClear : .changeSet, values)
    case .cycle: return strings[.cycle]
    case .wait(let minutes):
      return strings(.wait, ["duration": strings.duration(minutes: minutes)])
    case .forceSync(let user): return strings(.forceSync, ["user": userName(user)])
    case .fullSync: return strings[.fullSync]
    case .account(let user, let change):
      return strings(
        step.effects.isEmpty ? .sameAccount : change.phraseKey, account(user, .identitySystem))
    case .status(let user, let status):
      return strings(step.effects.isEmpty ? .sameAccount : status.eventKey, account(user, .target))
    case .connection(let works):
      return strings(
        works ? .connectionWorks : .connectionFails,
        ["identity-system": identitySystem, "target": target])
    }
  }

  private func account(_ user: User, _ place: Place) -> [String: String] {
    ["user": userName(user), "place": name(of: place), "target": target]
  }

  /// Returns sentences for the failures; of many cycles only their number.
  private func failures(_ step: Step) -> [TraceWords.Sentence] {
    let cycles = step.failures.filter { $0.user == nil }
    let listed = cycles.count > 3 ? step.failures.filter { $0.user != nil } : step.failures
    var sentences = listed.map { failure in
      TraceWords.Sentence(
        text: strings(
          failure.user == nil ? .cycleFailed : .syncFailed,
          [
            "user": failure.user.map(userName) ?? "",
            "time": strings.time(minute: failure.minute),
          ]
        ).capitalizingFirst, rule: failure.rule)
    }
    if cycles.count > 3, let last = cycles.last {
      let text = strings(
        .cyclesFailed,
        ["count": String(cycles.count), "time": strings.time(minute: last.minute)])
      sentences.append(TraceWords.Sentence(text: text.capitalizingFirst, rule: last.rule))
    }
    return sentences
  }

  private func words(_ sync: Sync) -> String {
    let key: StringKey =
      switch sync.why {
      case .edit: .syncedByEdit
      case .cycle: .syncedByCycle
      case .forced: .syncedByForce
      case .fullSync: .syncedFully
      }
    return strings(
      key,
      [
        "user": userName(sync.user), "time": strings.time(minute: sync.minute),
        "in-full": sync.full ? strings[.syncedInFull] : "",
      ])
  }

  private func withheld(_ sync: Sync, after world: World) -> [TraceWords.Sentence] {
    if sync.decisions.first == .withheld(by: .r18) {
      let text = strings(.notInScope, ["user": userName(sync.user), "target": target])
      return [TraceWords.Sentence(text: text.capitalizingFirst, rule: .r18)]
    }
    return zip(mapping.rules, sync.decisions).compactMap { rule, decision in
      guard case .withheld(let reason) = decision else { return nil }
      // A value that is at neither place is not missing.
      if reason == .r13, world.users[sync.user.index].target?[rule.to] == nil { return nil }
      let key: StringKey =
        switch reason {
        case .r7: .leftAlone
        case .r8: .sentAtCreationOnly
        case .r12: .cannotBeWritten
        case .r13: .onlyAdded
        case .r14: .notEmpty
        case .r15: .namedUserMissing
        default: .notPartOfSync
        }
      let text = strings(key, ["attribute": name(rule.to), "target": target])
      return TraceWords.Sentence(text: text.capitalizingFirst, rule: reason)
    }
  }

  /// Describes what a sync did. Edits are described by their events.
  private func words(_ effect: Effect) -> String? {
    let member = effect.attribute.flatMap(memberName)
    let isMember = member != nil
    let key: StringKey? =
      switch (effect.kind, effect.after == nil) {
      case (.edited, _): nil
      case (.created, _): .created
      case (.wrote, true): isMember ? .memberEmptied : .emptied
      case (.wrote, false): isMember ? .memberWritten : .wrote
      case (.overwrote, true): isMember ? .memberOverwrittenWithNothing : .overwroteWithNothing
      case (.overwrote, false): isMember ? .memberOverwritten : .overwrote
      case (.linked, _): .linked
      case (.activated, _): .activated
      case (.deactivated, _): .deactivated
      case (.deleted, _): .deleted
      case (.restored, _): .restored
      case (.lost, _): .lost
      }
    guard let key else { return nil }
    let values = [
      "user": userName(effect.user), "place": name(of: effect.place), "target": target,
      "attribute": effect.attribute.map(attributeName) ?? "",
      "before": value(effect.before), "after": value(effect.after),
    ]
    return strings(key, member.map { values.describing($0, strings) } ?? values)
  }

  /// Returns the name of an attribute as written in files.
  package func word(_ attribute: Attribute) -> String { attributeName(attribute) }

  /// Returns the name of an attribute or of a member of one.
  package func name(_ attribute: Attribute) -> String {
    memberName(attribute).map {
      strings(.memberName, ["attribute": $0.attribute.text, "value": $0.value.text])
    } ?? attributeName(attribute)
  }

  /// Returns whether the attribute is one value of a multi-valued attribute, according to its name.
  package func isMember(_ attribute: Attribute) -> Bool { memberName(attribute) != nil }

  private func memberName(_ attribute: Attribute) -> MemberName? {
    MemberName(ExactString(attributeName(attribute)))
  }

  /// Returns a value without the marks around it.
  package func name(_ value: Value) -> String { valueName(value) }

  /// Returns an expression as written in files.
  package func text(of function: Function) -> String { functionText(function) }

  package var notProvisioned: String {
    strings(.notProvisioned, ["identity-system": identitySystem, "target": target])
  }

  /// Describes what is unusual about a user's account: its status, its link, the user's scope.
  package func account(of user: UserState) -> [String] {
    var keys: [StringKey] = user.isInScope ? [] : [.notInScopeNow]
    if user.target != nil {
      if user.status != .active { keys.append(user.status.phraseKey) }
      if !user.isLinked, user.status != .deleted { keys.append(.accountNotLinked) }
    }
    return keys.map { strings($0, ["identity-system": identitySystem, "target": target]) }
  }

  package func name(of place: Place) -> String {
    switch place {
    case .identitySystem: identitySystem
    case .target: target
    }
  }
}

extension [String: String] {
  /// Adapts the values for a member of a multi-valued attribute.
  fileprivate func describing(_ member: MemberName, _ strings: Strings) -> [String: String] {
    var values = self
    values["attribute"] = member.attribute.text
    values["value"] = strings(.value, ["value": member.value.text])
    return values
  }
}

extension AccountChange {
  fileprivate var phraseKey: StringKey {
    switch self {
    case .assigned: .assigned
    case .unassigned: .unassigned
    case .enabled: .enabled
    case .disabled: .disabled
    case .softDeleted: .softDeleted
    case .deleted: .deletedForGood
    }
  }
}

extension Status {
  fileprivate var eventKey: StringKey {
    switch self {
    case .active: .activatedByHand
    case .inactive: .deactivatedByHand
    case .deleted: .deletedByHand
    }
  }

  var phraseKey: StringKey {
    switch self {
    case .active: .accountActive
    case .inactive: .accountInactive
    case .deleted: .accountDeleted
    }
  }
}

extension Simulation {
  /// Returns a narrator for this simulation; `target` is the target's display name.
  package func narrator(_ strings: Strings, target: String) -> TraceNarrator {
    let names = names
    return TraceNarrator(
      strings: strings, mapping: engineMapping, identitySystem: identitySystem.name,
      target: target,
      userName: { names[$0].text }, attributeName: { names[$0].text },
      valueName: { names[$0].text }, functionText: { names.text(of: $0) })
  }
}

extension AttributeProbe {
  /// Returns a narrator for this experiment; `target` is the target's display name.
  package func narrator(_ strings: Strings, target: String) -> TraceNarrator {
    let (names, probe) = (names, probe)
    let attribute: @Sendable (Attribute) -> String = { attribute in
      attribute == probe.further ? strings[.probeFurther] : names[attribute].text
    }
    let plain: @Sendable (Value) -> String = { value in
      if Int(value.index) < names.values.count { return names[value].text }
      if value == probe.editedValue {
        return strings(
          .probeEditedValue, ["attribute": attribute(probe.attribute), "target": target])
      }
      if value == probe.furtherValue {
        return strings(
          .probeFurtherValue, ["attribute": attribute(probe.further), "target": target])
      }
      let own = (0...probe.further.index).map(Attribute.init)
      let source = own.first { probe.ownValue(of: $0, at: .identitySystem) == value }
      let held = own.first { probe.ownValue(of: $0, at: .target) == value }
      return source.map {
        strings(.probeSourceValue, ["attribute": attribute($0), "target": target])
      }
        ?? held.map {
          strings(.probeTargetValue, ["attribute": attribute($0), "target": target])
        }
        ?? strings[.absent]
    }
    let valueName: @Sendable (Value) -> String = { value in
      value.termPosition == nil ? plain(value) : names.text(of: value, naming: plain)
    }
    return TraceNarrator(
      strings: strings, mapping: probe.simulator.mapping, identitySystem: identitySystem.name,
      target: target,
      userName: { _ in strings[.probeUser] }, attributeName: attribute,
      valueName: valueName,
      functionText: { names.text(of: $0) })
  }
}
