import Content
import Profiles
import SyncEngine
import Traces
import Verification

extension SiteRendering {
  /// Returns the evidence page of an outcome.
  func outcome(_ answer: Answer, at address: String) -> OutputFile {
    let probe = answer.probe
    let system = NamedAddress(probe.identitySystem)
    let narrator = probe.narrator(centre.strings, target: centre.site.target)
    let title = centre.strings(
      .probeTitle,
      [
        "identity-system": probe.identitySystem.name, "target": centre.site.target,
        "attribute": narrator.name(probe.probe.attribute), "place": narrator.name(of: probe.place),
        "edit": centre.strings[probe.edit == .set ? .editSet : .editClear],
      ]
    ).capitalizingFirst
    let rendering = TraceRendering(
      centre: centre, ruleEntries: ruleEntries, narrator: narrator,
      mapping: probe.probe.relevantMapping,
      users: [centre.strings[.probeUser].capitalizingFirst],
      identitySystem: probe.identitySystem.id, attributeName: narrator.name,
      storyName: { $0 == probe.probe.further ? self.further(of: probe) : narrator.word($0) })
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

  /// Returns an attribute of the target that can represent the experiment's additional one.
  private func further(of probe: AttributeProbe) -> String {
    let taken = [probe.attribute, probe.counterpart]
    return answers.attributes.first { !taken.contains($0.id) }?.id.text
      ?? centre.strings[.probeFurther]
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
    let (strings, probe, outcome) = (centre.strings, answer.probe, answer.probe.outcome)
    let narrator = probe.narrator(centre.strings, target: centre.site.target)
    func yesNo(_ isSo: Bool) -> String { strings[isSo ? .yes : .no] }
    return [
      Fact(
        name: strings[.factIdentitySystem], value: system.title, address: system.address),
      Fact(name: strings[.factAttribute], value: probe.attribute.text),
      Fact(name: strings[.factMapped], value: yesNo(outcome.mapped)),
      Fact(
        name: strings[.factFedBy],
        value: probe.counterpart?.text ?? strings[.becomesNothing]),
      Fact(name: strings[.factChangedAt], value: narrator.name(of: probe.place).capitalizingFirst),
      Fact(
        name: strings[.factEdit],
        value: strings[probe.edit == .set ? .editSet : .editClear]),
      Fact(name: strings[.factSyncedAt], value: strings[outcome.syncedAt.phraseKey]),
      Fact(name: strings[.factReplacedAt], value: strings[outcome.replacedAt.phraseKey]),
      Fact(
        name: strings[.factBecomes],
        value: strings[outcome.becomes?.phraseKey ?? .becomesNothing]),
      Fact(name: strings[.factOverwrites], value: yesNo(outcome.overwrites)),
      Fact(
        name: strings[.factIdentitySystemChanges], value: yesNo(outcome.identitySystemChanges)),
    ]
  }

  /// Returns the evidence page of a scenario.
  func scenario(_ simulation: Simulation) -> OutputFile {
    let scenario = simulation.scenario
    let address = SiteAddress.scenario(scenario.id)
    let model = ScenarioPage(
      shell: shell(scenario.title, at: address),
      system: NamedAddress(simulation.identitySystem),
      pages: speakers[address] ?? [], mapping: simulation.mapping.map { mappingRow($0) },
      badge: Badge(simulation.assumptions.isEmpty ? .simulated : .assumed),
      undocumented: undocumented(simulation.assumptions),
      trace: trace(of: simulation),
      rules: TraceRendering.rules(simulation.steps).map { ruleEntries[$0] },
      command: "driftless simulate \(scenario.location.file.shellQuoted)", source: scenario.text)
    return OutputFile(page: address, templates.render(.scenario, model))
  }

  func trace(of simulation: Simulation, isBrief: Bool = false) -> TraceModel {
    let narrator = simulation.narrator(centre.strings, target: centre.site.target)
    let rendering = TraceRendering(
      centre: centre, ruleEntries: ruleEntries, narrator: narrator,
      mapping: simulation.engineMapping,
      users: simulation.names.users.map(\.text), identitySystem: simulation.identitySystem.id,
      attributeName: narrator.name, isBrief: isBrief)
    return rendering.model(
      label: simulation.scenario.title, start: simulation.start, simulation.steps)
  }

  /// - Parameter ground: The provenance of the rule, if it is a profile's.
  func mappingRow(
    _ entry: MappingEntry, provenance: ProfileEvidence.Provenance? = nil
  ) -> MappingRow {
    let strings = centre.strings
    let to = entry.to.value.text
    var notes: [String] = []
    switch entry.apply {
    case .always: break
    case .onCreate: notes.append(strings[.ruleOnCreate])
    case .ifEmpty: notes.append(strings[.ruleIfEmpty])
    }
    switch entry.values {
    case .addOnly: notes.append(strings[.ruleAddOnly])
    case .replaced: notes.append(strings[.ruleReplaced])
    case nil: break
    }
    let kind: String
    switch entry.source {
    case .attribute(let from, let standIn):
      kind = strings(.ruleFed, ["from": from.text, "to": to])
      if let standIn { notes.append(strings(.ruleDefault, ["value": standIn.text])) }
    case .expression(let text, let attributes, let standIn):
      kind = strings(
        .ruleExpression,
        ["from": strings.list(attributes.map(\.text)), "to": to, "expression": text])
      if let standIn { notes.append(strings(.ruleDefault, ["value": standIn.text])) }
    case .constant(let constant):
      kind = strings(.ruleConstant, ["value": constant.text, "to": to])
    case .nothing:
      kind = strings(.ruleSentEmpty, ["to": to])
    }
    return MappingRow(
      from: entry.from?.text, to: to, kind: kind.capitalizingFirst,
      note: notes.isEmpty ? nil : notes.joined(separator: " "),
      provenance: provenance.map(provenanceModel))
  }
}

extension Answer {
  var strength: Strength { assumptions.isEmpty ? .simulated : .assumed }

  /// The meaning of the small icon before the sentence.
  var kind: String {
    let outcome = probe.outcome
    if outcome.replacedAt == .never { return probe.place == .target ? "kept" : "nothing-travels" }
    return outcome.overwrites ? "overwritten" : "replaced"
  }
}

extension Outcome.Stage {
  fileprivate var phraseKey: StringKey {
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
  fileprivate var phraseKey: StringKey {
    switch self {
    case .source: .becomesSource
    case .default: .becomesDefault
    case .constant: .becomesConstant
    case .absent: .becomesAbsent
    }
  }
}
