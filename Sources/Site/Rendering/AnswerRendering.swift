import Content
import Profiles
import SyncEngine
import Traces

extension SiteRendering {
  /// Returns the answer finder, set to the first attribute under the first identity system's usual
  /// mapping.
  func finder() -> FinderModel? {
    guard let system = answers.systems.first, let attribute = answers.attributes.first else {
      return nil
    }
    let mapping = MappingChoice(answers.usual(attribute.id, under: system))
    guard
      let answer = answers.answer(attribute.id, mapping, .target, .set, under: system)
    else { return nil }
    return FinderModel(
      attributes: answers.attributes.map {
        Choice(
          id: $0.id.text, name: $0.name, isSelected: $0.id == attribute.id,
          address: SiteAddress.attribute($0.id))
      },
      edits: Outcome.Edit.allCases.map {
        Choice(id: $0.keyword, name: participle(for: $0), isSelected: $0 == .set)
      },
      places: Place.allCases.map {
        Choice(id: $0.keyword, name: words(for: $0), isSelected: $0 == .target)
      },
      systems: answers.systems.map {
        Choice(id: $0.id, name: $0.name, isSelected: $0.id == system.id)
      },
      mappings: MappingChoice.allCases.map {
        Choice(id: $0.rawValue, name: words(for: $0), isSelected: $0 == mapping)
      },
      answer: AnswerModel(
        says: answer.says, kind: answer.kind, evidence: SiteAddress.outcome(answer.probe)))
  }

  func words(for edit: Outcome.Edit) -> String {
    centre.strings[edit == .set ? .editSet : .editClear]
  }

  /// Returns an edit as a participle, such as "changed".
  func participle(for edit: Outcome.Edit) -> String {
    centre.strings[edit == .set ? .wasSet : .wasCleared]
  }

  /// Returns the words for a place, with any identity system.
  func words(for place: Place) -> String {
    centre.strings(
      place == .target ? .targetPlace : .identitySystemPlace,
      ["target": centre.site.target, "identity-system": ""])
  }

  func words(for mapping: MappingChoice) -> String {
    switch mapping {
    case .mapped: centre.strings[.lookupMapped]
    case .unmapped: centre.strings[.lookupUnmapped]
    case .usual: centre.strings[.lookupUsual]
    }
  }

  func answersPage() -> OutputFile {
    let model = AnswersPage(
      shell: shell(title(.answersTitle), at: SiteAddress.answers), finder: finder())
    return OutputFile(page: SiteAddress.answers, templates.render(.answers, model))
  }

  func title(_ key: StringKey, _ values: [String: String] = [:]) -> String {
    centre.strings(key, values.merging(["target": centre.site.target]) { own, _ in own })
  }

  private var attributesAddress: NamedAddress {
    NamedAddress(title: title(.attributesTitle), address: SiteAddress.attributes)
  }

  /// Returns the page of all attributes.
  func attributesPage() -> OutputFile {
    let model = AttributesPage(
      shell: shell(title(.attributesTitle), at: SiteAddress.attributes),
      attributes: attributeEntries())
    return OutputFile(page: SiteAddress.attributes, templates.render(.attributes, model))
  }

  func attributeEntries() -> [AttributeEntry] {
    answers.attributes.map { attribute in
      let mapping = answers.systems.filter {
        answers.usual(attribute.id, under: $0) == .mapped
      }
      return AttributeEntry(
        id: attribute.id.text, name: attribute.name, path: attribute.path,
        address: SiteAddress.attribute(attribute.id),
        mappedBy: mapping.isEmpty ? nil : centre.strings.list(mapping.map(\.name)))
    }
  }

  /// Returns the page with the outcomes of one attribute with each identity system.
  func attributePage(_ attribute: AttributeCatalogue.Entry) -> OutputFile {
    let address = SiteAddress.attribute(attribute.id)
    var shell = shell(
      title(.attributeTitle, ["attribute": attribute.name]), at: address,
      under: [attributesAddress])
    shell.aboutSystems = answers.systems.map { Named(name: $0.id) }
    shell.aboutAttributes = [Named(name: attribute.id.text)]
    let model = AttributePage(
      shell: shell, id: attribute.id.text, name: attribute.name, path: attribute.path,
      also: attribute.also.map(Named.init), facts: attribute.facts,
      mutability: centre.strings[attribute.facts.mutability.phrase],
      sources: attribute.facts.sources.compactMap { sourceEntry($0.value) },
      systems: answers.systems.map { attributeSystem(attribute, $0, root: shell.root) },
      pages: topics.pages(about: .attribute(attribute.id)),
      command: "driftless lookup \(attribute.id.text.shellQuoted)")
    return OutputFile(page: address, templates.render(.attribute, model))
  }

  private func attributeSystem(
    _ attribute: AttributeCatalogue.Entry, _ system: IdentitySystem, root: String
  ) -> AttributeSystem {
    let usual = answers.usual(attribute.id, under: system)
    let ways: [AttributeProbe.MappedAs] =
      [usual] + [.mapped, .unmapped].filter { $0 != usual }
    let found = ways.flatMap { answers.answers(attribute.id, as: $0, under: system) }
    let strings = centre.strings
    let columns = [strings[.factMapped], strings[.factChangedAt], strings[.factEdit]]
    let id = SiteAddress.component(system.id)
    return AttributeSystem(
      name: system.name.capitalizingFirst, address: SiteAddress.identitySystem(system.id),
      anchor: Self.anchor(system.id),
      usual: answers.answers(attribute.id, as: usual, under: system).first.map {
        $0.probe.mappingWords(strings).capitalizingFirst
      } ?? "",
      outcomes: OutcomeTableModel(
        id: "with-\(id)",
        caption: strings(
          .outcomesOfAttribute, ["attribute": attribute.name, "identity-system": system.name]
        ).capitalizingFirst,
        columns: (columns + [strings[.outcomeColumn]]).map(ColumnModel.init),
        rows: rowModels(
          anchor: "table.with-\(id)",
          headers: found.map { answer in
            [
              answer.probe.mappingWords(strings).capitalizingFirst,
              answer.probe.narrator(strings, target: centre.site.target)
                .name(of: answer.probe.place).capitalizingFirst,
              words(for: answer.probe.edit).capitalizingFirst,
            ]
          },
          columns: columns,
          found.map { answer in
            let probe = answer.probe
            return (
              "\(probe.mappedAs.rawValue)-\(probe.place.keyword)-\(probe.edit.keyword)", answer,
              SiteAddress.outcome(probe)
            )
          }, root: root)))
  }

  /// Returns the reply of a question's page.
  func reply(
    _ title: String, _ answer: String, at address: String, evidence: [String]
  ) -> ReplyModel {
    let base = centre.site.base ?? ""
    return ReplyModel(
      Reply(
        title: title, answer: answer, page: base + address, evidence: evidence,
        asOf: knowledge.asOf),
      centre.strings)
  }

  /// Returns the reply about one attribute, the same text as from `driftless lookup --reply`.
  ///
  /// - Parameter evidence: The address of the evidence page.
  func reply(_ answer: Answer, shownAt evidence: String) -> ReplyModel {
    let base = centre.site.base ?? ""
    return ReplyModel(
      Reply(
        answer.probe, answer: answer.says,
        page: spoken.page(for: answer.probe).map { base + $0 },
        evidence: base + evidence, asOf: knowledge.asOf, centre.strings,
        centre.site.target),
      centre.strings)
  }
}

extension ReplyModel {
  init(_ reply: Reply, _ strings: Strings) {
    self.init(text: reply.text(strings), markdown: reply.markdown(strings))
  }
}
