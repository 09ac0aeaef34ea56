package import Diagnostics
import Markup
package import Profiles
import YAML

/// Everything that the writers wrote, loaded but not verified.
package struct HelpCentre: Sendable {
  package let site: SiteSettings
  /// `nil` where there is no catalogue: then every name is an attribute.
  package let attributes: AttributeCatalogue?
  package let sources: [CitedSource]
  package let strings: Strings
  package let outcomePhrases: [OutcomePhrase]
  /// In the order of the file.
  package let glossary: [GlossaryTerm]
  /// In the order of their ids.
  package var identitySystems: [IdentitySystem]
  package let scenarios: [Scenario]
  package let tables: [OutcomeTable]
  /// In the order of their files.
  package var claims: [ClaimStatement]
  /// In the order of their paths.
  package let pages: [Page]
  /// What is copied into the site beside the pages.
  package let attachments: [Attachment]
  /// What is there but could not be loaded.
  package let broken: BrokenContent
  /// What is checked of it.

  package func identitySystem(_ id: String) -> IdentitySystem? {
    identitySystems.first { $0.id == id }
  }

  /// What things are called of which the pages speak.
  package var names: [String] { Self.names(site, identitySystems, attributes, glossary) }

  private static func names(
    _ site: SiteSettings, _ systems: [IdentitySystem], _ attributes: AttributeCatalogue?,
    _ glossary: [GlossaryTerm]
  ) -> [String] {
    [site.name, site.target] + site.also + systems.flatMap { [$0.name] + $0.also }
      + (attributes?.entries ?? []).flatMap { [$0.name] + $0.also }
      + glossary.flatMap { [$0.term.value] + $0.also }
  }

  /// Whether some setting or rule of a profile is documented nowhere.
  package var hasAssumptions: Bool {
    identitySystems.contains { system in
      system.evidence?.entries.contains { if case .assumed = $0.provenance { true } else { false } }
        == true
    }
  }
}

extension HelpCentre {
  /// Loads a whole help centre: all of it that has no mistake, with a finding for each that there is.
  package static func load(_ tree: SourceTree) async -> Checked<HelpCentre> {
    var memory = LoadingMemory(remembers: false)
    return await load(tree, remembering: &memory)
  }

  /// The same for a help centre that is loaded again and again, as it is edited.
  ///
  /// - Parameters:
  ///   - memory: What was loaded the last time, and then this time.
  ///   - showsPlaces: Whether the HTML of pages says where in their files it stands, for a preview.
  package static func load(
    _ tree: SourceTree, remembering memory: inout LoadingMemory, showsPlaces: Bool = false
  ) async -> Checked<HelpCentre> {
    var findings = tree.findings
    var broken = BrokenContent()
    let site = SiteSettings.load(tree, &findings)
    let attributes = AttributeCatalogue.load(tree, &findings)
    let sources = CitedSource.load(tree, &findings, broken: &broken.sources)
    let strings = Strings.load(tree, &findings)
    broken.lacksWords = site == nil || strings == nil
    let glossary = GlossaryTerm.load(tree, &findings)
    let systemIDs = IdentitySystem.names(tree)
    let systems = IdentitySystem.probed(
      systemIDs.prefix(ContentLimits.identitySystemsMax).compactMap {
        IdentitySystem.load($0, tree, attributes: attributes, &findings)
      }, attributes: attributes, &findings)
    if systemIDs.count > ContentLimits.identitySystemsMax {
      let first = systemIDs[ContentLimits.identitySystemsMax]
      findings.append(
        .fileTooLarge, at: tree.location(of: "\(IdentitySystem.folder)\(first).yaml"),
        "a help centre may have \(ContentLimits.identitySystemsMax) identity systems, and this one "
          + "has \(systemIDs.count)", hint: "make several help centres of it")
    }
    let whole = Set(systems.map(\.id))
    broken.identitySystems = BrokenNames(systemIDs.filter { !whole.contains($0) })
    let cited =
      systems.flatMap { $0.sources + ($0.evidence?.sources ?? []) }
      + (attributes?.entries.flatMap(\.facts.sources) ?? [])
    let known = Set(sources.map { ExactString($0.id.value) })
    for id in cited
    where !known.contains(ExactString(id.value)) && !broken.sources.mayMean(id.value) {
      findings.append(.unknownSource(id, known: sources))
    }
    let outcomePhrases = loadOutcomePhrases(tree, systemIDs, &findings, &broken)
    let catalogue = tree[AttributeCatalogue.file]?.text ?? ""
    let storyIDs = tree.ids(below: Scenario.folder)
    let stories = await memory.stories.values(
      of: storyIDs, name: \.self,
      inputs: { [tree["\(Scenario.folder)\($0).yaml"]?.text ?? "", catalogue] + systemIDs },
      piece: 8
    ) { ScenarioEntry.load($0, tree, attributes: attributes, systems: systemIDs) }
    findings += stories.flatMap(\.findings)
    broken.scenarios = BrokenNames(
      tree.unreadable(below: Scenario.folder).map {
        String($0.dropFirst(Scenario.folder.count).dropLast(".yaml".count))
      } + zip(storyIDs, stories).filter { $1.value == nil }.map(\.0))
    let scenarios = stories.compactMap { $0.value?.scenario }
    let tables = stories.compactMap { $0.value?.table }
    let names = tree.names(below: Page.folder, ending: ".md")
    let spoken = Self.names(site ?? .missing, systems, attributes, glossary)
    let stopped = StoppedNames(spoken)
    let allSpoken = spoken.joined(separator: "\n")
    let pages = await memory.pages.values(
      of: names, name: \.self,
      inputs: { [tree[$0]?.text ?? "", showsPlaces ? "places" : "", allSpoken] + systemIDs },
      piece: 64
    ) { name in
      guard let source = tree[name] else { preconditionFailure("the tree gave the name") }
      return Page.load(
        source, name: name, systems: systemIDs, names: stopped, showsPlaces: showsPlaces)
    }
    findings += pages.flatMap(\.findings)
    // Profiles that are named and are not there have their findings where they are named.
    for id in scenarios.map(\.identitySystem.value)
      + pages.compactMap(\.value).flatMap(\.identitySystems)
    where !systemIDs.contains(id) {
      broken.identitySystems.insert(id)
    }
    let claims = ClaimStatement.load(
      tree, systems: systems, systemIDs: systemIDs,
      mayBeMore: !broken.identitySystems.isEmpty, &findings, broken: &broken.claims)
    findings += misplaced(tree) + ActiveContent.findings(tree)
    broken.pages = BrokenNames(
      zip(names, pages).filter { $1.value == nil }.map(\.0)
        + tree.unreadable(below: Page.folder, ending: ".md"))
    let centre = HelpCentre(
      site: site ?? .missing, attributes: attributes, sources: sources,
      strings: strings ?? .missing, outcomePhrases: outcomePhrases, glossary: glossary,
      identitySystems: systems, scenarios: scenarios, tables: tables, claims: claims,
      pages: pages.compactMap(\.value), attachments: Attachment.load(tree), broken: broken)
    return Checked(centre, findings + centre.formerNameFindings() + centre.takenAddresses())
  }

  private static func loadOutcomePhrases(
    _ tree: SourceTree, _ systems: [String], _ findings: inout [Finding],
    _ broken: inout BrokenContent
  ) -> [OutcomePhrase] {
    let before = findings.count
    let strings = OutcomePhrase.load(tree, &findings)
    if tree[OutcomePhrase.file] == nil {
      broken.hasBrokenOutcomePhrases = true
      if !systems.isEmpty, !tree.isUnreadable(OutcomePhrase.file) {
        findings.append(
          .missingFile, at: tree.location(of: OutcomePhrase.file),
          "there is no '\(OutcomePhrase.file)'",
          hint: "it holds the phrases for what becomes of edited attributes")
      }
    }
    if findings[before...].hasErrors { broken.hasBrokenOutcomePhrases = true }
    return strings
  }

  /// Files that nothing reads, such as those in a folder with a wrong name.
  private static func misplaced(_ tree: SourceTree) -> [Finding] {
    let files = [
      SiteSettings.file, AttributeCatalogue.file, CitedSource.file, Strings.file,
      OutcomePhrase.file, GlossaryTerm.file,
    ]
    let folders = [IdentitySystem.folder, Scenario.folder, ClaimStatement.folder]
    let yaml = tree.names(below: "", ending: ".yaml") + tree.names(below: "", ending: ".yml")
    let strays = tree.attachmentNames(below: "").filter { !$0.hasPrefix(Page.folder) }
    return (yaml + strays).filter { name in
      !files.contains(name)
        && !folders.contains { name.hasPrefix($0) && name.hasSuffix(".yaml") }
    }.map { name in
      Finding(
        .unexpectedFile, at: tree.location(of: name), "nothing reads this file",
        hint: "known here: " + (files + folders.map { $0 + "*.yaml" }).joined(separator: ", "))
    }
  }
}

extension OutcomeTable {
  /// All tables, without the scenarios beside them.
  package static func loadAll(
    _ tree: SourceTree, systems: [String], _ findings: inout [Finding]
  ) -> [OutcomeTable] {
    tree.ids(below: Scenario.folder).compactMap { id in
      guard let source = tree["\(Scenario.folder)\(id).yaml"], source.text.contains("axes:"),
        let root = parseYAML(source, &findings)
      else { return nil }
      return load(id, source, root, attributes: nil, systems: systems, &findings)
    }
  }
}

extension Finding {
  package static func unknownSource(_ id: Located<String>, known: [CitedSource]) -> Finding {
    Finding(
      .unknownSource, at: id.location, "there is no source '\(id.value)'"
    ) {
      suggestion(for: id.value, among: known.map(\.id.value)) ?? "add it to \(CitedSource.file)"
    }
  }
}
