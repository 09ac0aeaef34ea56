public import SyncEngine

/// A trace told in the words of `phrases.yaml`.
public struct TraceWords: Sendable {
  public struct Sentence: Sendable {
    public let text: String
    public let rule: RuleID
  }

  public struct StepWords: Sendable {
    public let event: String
    /// The rule by which a person's edit was made, if it was one.
    public let rule: RuleID?
    public let time: String
    /// Who was synced, and why.
    public let syncs: [Sentence]
    /// Which values the syncs held back, and why.
    public let withheld: [Sentence]
    /// What the syncs changed, in the order of the step's effects.
    public let effects: [Sentence]
    /// What is said instead if nothing was synced.
    public let quiet: String?

    /// The step on one line, as a page's list shows it: the event, then what followed.
    public var line: String {
      ([event] + (quiet.map { [$0] } ?? []) + (syncs + effects).map(\.text))
        .joined(separator: " ")
    }
  }

  public let steps: [StepWords]

  /// The trace in Markdown, as a page carries it.
  var markdown: String {
    steps.enumerated().map { "\($0.offset + 1). \(escapedForMarkdown($0.element.line))\n" }.joined()
  }
}

/// Tells what the engine did.
public struct TraceTelling: Sendable {
  let phrases: Phrases
  let mapping: Mapping
  let identitySystem: String
  let target: String
  let userName: @Sendable (User) -> String
  let attributeName: @Sendable (Attribute) -> String
  let valueName: @Sendable (Value) -> String

  public func callAsFunction(_ steps: [Step]) -> TraceWords {
    TraceWords(steps: steps.map(words))
  }

  public func value(_ value: Value?) -> String {
    value.map { phrases(.value, ["value": valueName($0)]) } ?? phrases[.absent]
  }

  private func words(_ step: Step) -> TraceWords.StepWords {
    TraceWords.StepWords(
      event: event(step).capitalizingFirst,
      rule: step.effects.first { $0.kind == .edited }?.rule,
      time: phrases.time(minute: step.minute),
      syncs: step.syncs.map { sync in
        TraceWords.Sentence(text: words(sync).capitalizingFirst, rule: rule(for: sync))
      },
      withheld: step.syncs.flatMap(withheld),
      effects: step.effects.compactMap { effect in
        words(effect).map { TraceWords.Sentence(text: $0.capitalizingFirst, rule: effect.rule) }
      },
      quiet: step.syncs.isEmpty ? phrases[.nothingSynced] : nil)
  }

  private func event(_ step: Step) -> String {
    switch step.event {
    case .change(let user, let attribute, let place, let value):
      let values = [
        "user": userName(user), "attribute": attributeName(attribute), "place": name(of: place),
        "value": self.value(value),
      ]
      guard step.effects.contains(where: { $0.kind == .edited }) else {
        return phrases(.changeNothing, values)
      }
      return phrases(value == nil ? .changeClear : .changeSet, values)
    case .cycle: return phrases[.cycle]
    case .wait(let minutes):
      return phrases(.wait, ["duration": phrases.duration(minutes: minutes)])
    case .forceSync(let user): return phrases(.forceSync, ["user": userName(user)])
    case .fullSync: return phrases[.fullSync]
    }
  }

  private func words(_ sync: Sync) -> String {
    let key: PhraseKey =
      switch sync.why {
      case .edit: .syncedByEdit
      case .cycle: .syncedByCycle
      case .forced: .syncedByForce
      case .fullSync: .syncedFully
      }
    return phrases(
      key,
      [
        "user": userName(sync.user), "time": phrases.time(minute: sync.minute),
        "in-full": sync.full ? phrases[.syncedInFull] : "",
      ])
  }

  private func withheld(_ sync: Sync) -> [TraceWords.Sentence] {
    zip(mapping.rules, sync.decisions).compactMap { rule, decision in
      guard case .withheld(let reason) = decision else { return nil }
      let key: PhraseKey =
        switch reason {
        case .r7: .leftAlone
        case .r8: .sentAtCreationOnly
        default: .notPartOfSync
        }
      let text = phrases(key, ["attribute": attributeName(rule.to), "target": target])
      return TraceWords.Sentence(text: text.capitalizingFirst, rule: reason)
    }
  }

  /// What a sync did; the event itself tells an edit.
  private func words(_ effect: Effect) -> String? {
    let key: PhraseKey? =
      switch effect.kind {
      case .edited: nil
      case .created: .created
      case .wrote: effect.after == nil ? .emptied : .wrote
      case .overwrote: effect.after == nil ? .overwroteWithNothing : .overwrote
      }
    guard let key else { return nil }
    return phrases(
      key,
      [
        "user": userName(effect.user), "place": name(of: effect.place),
        "attribute": effect.attribute.map(attributeName) ?? "",
        "before": value(effect.before), "after": value(effect.after),
      ])
  }

  /// The name of an attribute.
  public func name(_ attribute: Attribute) -> String { attributeName(attribute) }

  /// A value without the marks around it.
  public func name(_ value: Value) -> String { valueName(value) }

  public var notProvisioned: String {
    phrases(.notProvisioned, ["identity-system": identitySystem, "target": target])
  }

  public func name(of place: Place) -> String {
    switch place {
    case .identitySystem: identitySystem
    case .target: target
    }
  }

  /// The rule that started a sync.
  private func rule(for sync: Sync) -> RuleID {
    switch sync.why {
    case .edit: .r3
    case .cycle: .r5
    case .forced, .fullSync: .r6
    }
  }
}

extension Simulation {
  /// Tells this play; `target` is the target's display name.
  public func telling(_ phrases: Phrases, target: String) -> TraceTelling {
    let names = names
    return TraceTelling(
      phrases: phrases, mapping: engineMapping, identitySystem: identitySystem.name,
      target: target,
      userName: { names[$0].text }, attributeName: { names[$0].text },
      valueName: { names[$0].text })
  }
}

extension AttributeProbe {
  /// Tells this experiment; `target` is the target's display name.
  public func telling(_ phrases: Phrases, target: String) -> TraceTelling {
    let (names, probe) = (names, probe)
    let attribute: @Sendable (Attribute) -> String = { attribute in
      attribute == probe.further ? phrases[.probeFurther] : names[attribute].text
    }
    return TraceTelling(
      phrases: phrases, mapping: probe.simulator.mapping, identitySystem: identitySystem.name,
      target: target,
      userName: { _ in phrases[.probeUser] }, attributeName: attribute,
      valueName: { value in
        if Int(value.index) < names.values.count { return names[value].text }
        if value == probe.editedValue {
          return phrases(
            .probeEditedValue, ["attribute": attribute(probe.attribute), "target": target])
        }
        if value == probe.furtherValue {
          return phrases(
            .probeFurtherValue, ["attribute": attribute(probe.further), "target": target])
        }
        let own = (0...probe.further.index).map(Attribute.init)
        let source = own.first { probe.ownValue(of: $0, at: .identitySystem) == value }
        let held = own.first { probe.ownValue(of: $0, at: .target) == value }
        return source.map {
          phrases(.probeSourceValue, ["attribute": attribute($0), "target": target])
        }
          ?? held.map {
            phrases(.probeTargetValue, ["attribute": attribute($0), "target": target])
          }
          ?? phrases[.absent]
      })
  }
}
