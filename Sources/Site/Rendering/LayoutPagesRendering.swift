import Content
import Profiles
import SyncEngine
import Verification

extension SiteRendering {
  func home() -> OutputFile {
    let model = HomePage(
      shell: shell(centre.site.name, at: "", description: interface["lead"]),
      finder: finder(),
      sections: sections.map { section in
        HomeSection(
          title: section.title, anchor: section.anchor,
          pages: section.pages.map { checked in
            HomeQuestion(
              title: checked.page.title, address: checked.page.address,
              answer: checked.page.answer?.plainText, description: checked.page.description)
          })
      },
      systems: centre.identitySystems.map { system in
        SystemEntry(
          name: system.name.capitalizingFirst, description: system.description,
          address: SiteAddress.identitySystem(system.id))
      },
      attributes: attributeEntries(),
      strength: StrengthCount(
        count: StatementCount(sections.flatMap(\.pages).flatMap(\.statements))))
    return OutputFile(page: "", templates.render(.home, model))
  }

  func rulesPage() -> OutputFile {
    let model = RulesPage(
      shell: shell(centre.strings[.rulesTitle], at: "rules/"),
      rules: RuleID.allCases.map { ruleEntries[$0] })
    return OutputFile(page: "rules/", templates.render(.rules, model))
  }

  func notFound() -> OutputFile {
    var shell = shell(centre.strings[.notFoundTitle], at: "")
    // It is shown at any depth, so its addresses start at the site's root.
    shell.root = centre.site.base.map(Self.path) ?? "/"
    shell.canonical = nil
    return OutputFile(
      path: "404.html", .bytes(templates.render(.notFound, NotFoundPage(shell: shell))))
  }

  /// The path of an absolute address.
  private static func path(of base: String) -> String {
    guard let scheme = base.firstRange(of: "://"),
      let slash = base[scheme.upperBound...].firstIndex(of: "/")
    else { return "/" }
    return String(base[slash...])
  }

  func identitySystem(_ system: IdentitySystem) -> OutputFile {
    let address = SiteAddress.identitySystem(system.id)
    let shell = shell(
      system.name.capitalizingFirst, at: address, description: system.description)
    let model = IdentitySystemPage(
      shell: shell, name: system.name.capitalizingFirst, summary: system.description,
      settings: system.settings.map { setting in
        SettingRow(
          key: setting.path, value: shown(setting, of: system),
          meaning: centre.strings.meaning(ofSetting: "\(setting.path).\(setting.word)")
            ?? centre.strings.meaning(ofSetting: setting.path),
          provenance: system.evidence?.provenance(for: setting.path).map(provenanceModel))
      },
      mapping: system.mapping.map { entry in
        mappingRow(entry, provenance: system.evidence?.provenance(for: "mapping.\(entry.to.value)"))
      },
      sources: system.sources.compactMap { sourceEntry($0.value) },
      outcomes: outcomes(of: system, root: shell.root))
    return OutputFile(page: address, templates.render(.identitySystem, model))
  }

  func shown(_ setting: (path: String, word: String), of system: IdentitySystem) -> String {
    system.minutes(of: setting.path).map { centre.strings.duration(minutes: $0) } ?? setting.word
  }

  /// Returns all outcomes under an identity system's own mapping as one table.
  private func outcomes(of system: IdentitySystem, root: String) -> OutcomeTableModel {
    let strings = centre.strings
    let answers = knowledge.outcomes.filter { $0.probe.identitySystem.id == system.id }
    let columns = [
      strings[.factAttribute], strings[.factChangedAt], strings[.factEdit],
    ]
    let headers = answers.map { answer in
      let narrator = answer.probe.narrator(centre.strings, target: centre.site.target)
      return [
        narrator.name(answer.probe.probe.attribute),
        narrator.name(of: answer.probe.place).capitalizingFirst,
        strings[answer.probe.edit == .set ? .editSet : .editClear],
      ]
    }
    return OutcomeTableModel(
      id: "outcomes",
      caption: strings(.outcomesOf, ["identity-system": system.name]).capitalizingFirst,
      columns: (columns + [strings[.outcomeColumn]]).map(ColumnModel.init),
      rows: rowModels(
        anchor: "table.outcomes", headers: headers, columns: columns,
        answers.map { answer in
          let probe = answer.probe
          return (
            "\(probe.attribute)-\(probe.place.keyword)-\(probe.edit.keyword)", answer,
            SiteAddress.outcome(probe)
          )
        }, root: root))
  }

  /// Returns the sitemap with the addresses of all pages.
  ///
  /// - Parameter base: The site's own address.
  func sitemap(of paths: [String], base: String) -> OutputFile {
    let model = Sitemap(
      urls: paths.map { path in
        SitemapURL(
          location: base + SiteAddress.encoded(String(path.dropLast("index.html".count))),
          modified: knowledge.asOf?.description)
      })
    return OutputFile(path: "sitemap.xml", .bytes(templates.render(.sitemap, model)))
  }
}
