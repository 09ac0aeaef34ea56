import Content
import Profiles
import SyncEngine
import Traces
import Verification

extension SiteRendering {
  /// The evidence of an outcome.
  func outcome(_ answer: Answer, at address: String) -> OutputFile {
    let probe = answer.probe
    let system = NamedAddress(
      title: probe.identitySystem.name.capitalizingFirst,
      address: SiteAddress.identitySystem(probe.identitySystem.id))
    let telling = probe.telling(centre.phrases, target: centre.site.target)
    let title = centre.phrases(
      .probeTitle,
      [
        "identity-system": probe.identitySystem.name, "target": centre.site.target,
        "attribute": telling.name(probe.probe.attribute), "place": telling.name(of: probe.place),
        "edit": centre.phrases[probe.edit == .set ? .editSet : .editClear],
      ]
    ).capitalizingFirst
    let rendering = TraceRendering(
      centre: centre, ruleEntries: ruleEntries, telling: telling,
      mapping: probe.probe.relevantMapping,
      users: [centre.phrases[.probeUser].capitalizingFirst],
      identitySystem: probe.identitySystem.id, attributeName: telling.name,
      storyName: { $0 == probe.probe.further ? self.further(of: probe) : telling.word($0) })
    let relevant = probe.result.relevant(to: probe.probe)
    let model = OutcomePage(
      shell: shell(
        title, at: address, under: [system],
        structuredData: structuredData(question: title, answer: answer.says)), says: answer.says,
      kind: answer.kind, badge: Badge(answer.strength),
      undocumented: undocumented(answer.assumptions),
      pages: speakers[address] ?? [], facts: facts(answer, system),
      trace: rendering.model(label: title, start: relevant.start, relevant.steps),
      rules: TraceRendering.rules(probe.result.steps).map { ruleEntries[$0] },
      command: command(for: probe),
      reply: reply(answer, shownAt: address))
    return OutputFile(page: address, templates.render(.outcome, model))
  }

  /// An attribute of the target that can stand for the experiment's further one.
  private func further(of probe: AttributeProbe) -> String {
    let taken = [probe.attribute, probe.counterpart]
    return answers.attributes.first { !taken.contains($0.id) }?.id.text
      ?? centre.phrases[.probeFurther]
  }

  private func command(for probe: AttributeProbe) -> String {
    let attribute = probe.attribute.text.shellQuoted
    let usual = probe.identitySystem.mapping.contains { $0.to.value == probe.attribute }
    let assumed =
      probe.outcome.mapped == usual ? "" : probe.outcome.mapped ? " --mapped" : " --unmapped"
    return "driftless lookup \(attribute) --changed-at \(probe.place.keyword) "
      + "--edit \(probe.edit.keyword) --identity-system \(probe.identitySystem.id.shellQuoted)\(assumed)"
  }

  private func facts(_ answer: Answer, _ system: NamedAddress) -> [Fact] {
    let (phrases, probe, outcome) = (centre.phrases, answer.probe, answer.probe.outcome)
    let telling = probe.telling(centre.phrases, target: centre.site.target)
    func yesNo(_ isSo: Bool) -> String { phrases[isSo ? .yes : .no] }
    return [
      Fact(
        name: phrases[.factIdentitySystem], value: system.title, address: system.address),
      Fact(name: phrases[.factAttribute], value: probe.attribute.text),
      Fact(name: phrases[.factMapped], value: yesNo(outcome.mapped)),
      Fact(
        name: phrases[.factFedBy],
        value: probe.counterpart?.text ?? phrases[.becomesNothing]),
      Fact(name: phrases[.factChangedAt], value: telling.name(of: probe.place).capitalizingFirst),
      Fact(
        name: phrases[.factEdit],
        value: phrases[probe.edit == .set ? .editSet : .editClear]),
      Fact(name: phrases[.factSyncedAt], value: phrases[outcome.syncedAt.phraseKey]),
      Fact(name: phrases[.factReplacedAt], value: phrases[outcome.replacedAt.phraseKey]),
      Fact(
        name: phrases[.factBecomes],
        value: phrases[outcome.becomes?.phraseKey ?? .becomesNothing]),
      Fact(name: phrases[.factOverwrites], value: yesNo(outcome.overwrites)),
      Fact(
        name: phrases[.factIdentitySystemChanges], value: yesNo(outcome.identitySystemChanges)),
    ]
  }

  /// The evidence of a scenario.
  func scenario(_ simulation: Simulation) -> OutputFile {
    let scenario = simulation.scenario
    let address = SiteAddress.scenario(scenario.id)
    let model = ScenarioPage(
      shell: shell(scenario.title, at: address),
      system: NamedAddress(
        title: simulation.identitySystem.name.capitalizingFirst,
        address: SiteAddress.identitySystem(simulation.identitySystem.id)),
      pages: speakers[address] ?? [], mapping: simulation.mapping.map { mappingRow($0) },
      badge: Badge(simulation.assumptions.isEmpty ? .simulated : .assumed),
      undocumented: undocumented(simulation.assumptions),
      trace: trace(of: simulation),
      rules: TraceRendering.rules(simulation.steps).map { ruleEntries[$0] },
      command: "driftless simulate \(scenario.location.file.shellQuoted)", source: scenario.text)
    return OutputFile(page: address, templates.render(.scenario, model))
  }

  func trace(of simulation: Simulation, isBrief: Bool = false) -> TraceModel {
    let telling = simulation.telling(centre.phrases, target: centre.site.target)
    let rendering = TraceRendering(
      centre: centre, ruleEntries: ruleEntries, telling: telling, mapping: simulation.engineMapping,
      users: simulation.names.users.map(\.text), identitySystem: simulation.identitySystem.id,
      attributeName: telling.name, isBrief: isBrief)
    return rendering.model(
      label: simulation.scenario.title, start: simulation.start, simulation.steps)
  }

  /// - Parameter ground: From where the rule is known, if it is a profile's.
  func mappingRow(
    _ entry: MappingEntry, ground: ProfileEvidence.Ground? = nil
  ) -> MappingRow {
    let phrases = centre.phrases
    let to = entry.to.value.text
    var notes: [String] = []
    switch entry.apply {
    case .always: break
    case .onCreate: notes.append(phrases[.ruleOnCreate])
    case .ifEmpty: notes.append(phrases[.ruleIfEmpty])
    }
    switch entry.values {
    case .addOnly: notes.append(phrases[.ruleAddOnly])
    case .replaced: notes.append(phrases[.ruleReplaced])
    case nil: break
    }
    let kind: String
    switch entry.source {
    case .attribute(let from, let standIn):
      kind = phrases(.ruleFed, ["from": from.text, "to": to])
      if let standIn { notes.append(phrases(.ruleDefault, ["value": standIn.text])) }
    case .expression(let text, let attributes, let standIn):
      kind = phrases(
        .ruleExpression,
        ["from": phrases.list(attributes.map(\.text)), "to": to, "expression": text])
      if let standIn { notes.append(phrases(.ruleDefault, ["value": standIn.text])) }
    case .constant(let constant):
      kind = phrases(.ruleConstant, ["value": constant.text, "to": to])
    case .nothing:
      kind = phrases(.ruleSentEmpty, ["to": to])
    }
    return MappingRow(
      from: entry.from?.text, to: to, kind: kind.capitalizingFirst,
      note: notes.isEmpty ? nil : notes.joined(separator: " "), ground: ground.map(groundModel))
  }
}

extension Answer {
  var strength: Strength { assumptions.isEmpty ? .simulated : .assumed }

  /// What a small sign before the sentence shows.
  var kind: String {
    let outcome = probe.outcome
    if outcome.replacedAt == .never { return probe.place == .target ? "kept" : "nothing-travels" }
    return outcome.overwrites ? "overwritten" : "replaced"
  }
}

extension Outcome.Stage {
  fileprivate var phraseKey: PhraseKey {
    switch self {
    case .atOnce: .stageAtOnce
    case .nextCycle: .stageNextCycle
    case .nextSync: .stageNextSync
    case .fullSync: .stageFullSync
    case .never: .stageNever
    }
  }
}

extension Outcome.Becomes {
  fileprivate var phraseKey: PhraseKey {
    switch self {
    case .source: .becomesSource
    case .default: .becomesDefault
    case .constant: .becomesConstant
    case .absent: .becomesAbsent
    }
  }
}
