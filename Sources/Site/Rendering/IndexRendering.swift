import Content

extension SiteRendering {
  func glossaryPage() -> OutputFile {
    let model = GlossaryPage(
      shell: shell(title(.glossaryTitle), at: SiteAddress.glossary),
      terms: centre.glossary.map(TermModel.init))
    return OutputFile(page: SiteAddress.glossary, templates.render(.glossary, model))
  }

  func scenariosPage() -> OutputFile {
    let model = ScenariosPage(
      shell: shell(title(.scenariosTitle), at: SiteAddress.scenarios),
      systems: centre.identitySystems.compactMap { system in
        let scenarios = knowledge.scenarios.filter { $0.identitySystem.id == system.id }
        guard !scenarios.isEmpty else { return nil }
        return SystemScenarios(
          name: system.name.capitalizingFirst, anchor: Self.anchor(system.id),
          scenarios: scenarios.map {
            NamedAddress(
              title: $0.scenario.title, address: SiteAddress.scenario($0.scenario.id))
          })
      })
    return OutputFile(page: SiteAddress.scenarios, templates.render(.scenarios, model))
  }
}

extension TermModel {
  init(_ term: GlossaryTerm) {
    self.init(
      term: term.term.value, means: term.means, address: SiteAddress.term(term.term.value))
  }
}
