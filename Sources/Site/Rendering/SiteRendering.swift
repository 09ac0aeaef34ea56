import Answers
import Content
import Diagnostics
import Markup
import Profiles
import Traces
import Verification

/// The data that all pages of one site share. It is a class, so that it is not copied.
final class SiteRendering: Sendable {
  let knowledge: CheckedHelpCentre
  let templates: TemplateLibrary
  let sections: [PageSection]
  /// The published pages about a piece of evidence, by its address.
  let speakers: [String: [NamedAddress]]
  let tables: [String: CheckedTable]
  let scenarios: [String: Simulation]
  let sources: [String: CitedSource]
  let answers: AnswerSet
  let topics: Topics
  let glossary: GlossaryIndex
  let ruleEntries: RuleEntries
  let spoken: PagesByOutcome
  /// The tables and traces in the text of pages.
  let blocks = RenderedBlocks()
  /// The days when pages were last changed, by their paths in the content.
  let lastChanges: [String: CalendarDate]
  private let sectionNumbers: [String: Int]
  /// The position of each question by its address: the number of its section and its number there.
  private let places: [String: (section: Int, page: Int)]
  private let legend: [LegendEntry]
  /// The parts around a page's path in its edit address, if the site has one.
  let editAddress: [Substring]?
  /// The words below `interface`, with the target's name.
  let interface: [String: String]

  var centre: HelpCentre { knowledge.centre }

  /// Returns an anchor for a name in the content that differs from the templates' own ids.
  static func anchor(_ name: String) -> String {
    let anchor = SiteAddress.component(name)
    let isTaken = ownAnchors.contains(anchor) || Anchors.reserved.contains(anchor)
    return isTaken ? "named.\(anchor)" : anchor
  }

  /// The ids of headings that are on the same pages as such anchors.
  private static let ownAnchors: Set<String> = ["by-attribute", "questions", "replay", "systems"]

  /// The questions of one folder.
  struct PageSection: Sendable {
    let folder: String
    let title: String
    let anchor: String
    let pages: [CheckedPage]

    init(folder: String, title: String, pages: [CheckedPage]) {
      self.folder = folder
      self.title = title
      self.pages = pages
      anchor =
        folder.isEmpty
        ? "questions" : SiteRendering.anchor(folder.replacing("/", with: "."))
    }
  }

  init(
    _ knowledge: CheckedHelpCentre, _ templates: TemplateLibrary,
    _ lastChanges: [String: CalendarDate]
  ) {
    self.knowledge = knowledge
    self.templates = templates
    self.lastChanges = lastChanges
    answers = AnswerSet(knowledge)
    ruleEntries = RuleEntries(knowledge.centre)
    glossary = GlossaryIndex(knowledge.centre.glossary)
    spoken = PagesByOutcome(knowledge)
    let strings = knowledge.centre.strings
    let sections = Self.sections(knowledge)
    self.sections = sections
    sectionNumbers = Dictionary(first: sections.enumerated().map { ($0.element.folder, $0.offset) })
    let numbered = sections.enumerated().flatMap { section, entry in
      entry.pages.enumerated().map { ($1.page.address, (section: section, page: $0)) }
    }
    places = Dictionary(first: numbered)
    tables = knowledge.tables.keyed(by: \.table.id)
    scenarios = knowledge.scenarios.keyed(by: \.scenario.id)
    sources = knowledge.centre.sources.keyed(by: \.id.value)
    var speakers: [String: [NamedAddress]] = [:]
    for page in sections.flatMap(\.pages) {
      let named = NamedAddress(page.page)
      for address in Set(page.bindings.compactMap { $0.evidence.address }) {
        speakers[address, default: []].append(named)
      }
    }
    self.speakers = speakers
    topics = Topics(sections.flatMap(\.pages), tables: tables)
    editAddress = knowledge.centre.site.edit.map {
      $0.split(separator: "{file}", omittingEmptySubsequences: false)
    }
    interface = strings.interface(target: knowledge.centre.site.target)
    legend = [
      LegendEntry(
        strength: "proved", mark: Strength.proved.mark, name: strings[.provedName],
        meaning: strings[.provedMeaning]),
      LegendEntry(
        strength: "simulated", mark: Strength.simulated.mark, name: strings[.simulatedName],
        meaning: strings[.simulatedMeaning]),
      LegendEntry(
        strength: "cited", mark: Strength.cited.mark, name: strings[.citedName],
        meaning: strings[.citedMeaning]),
      LegendEntry(
        strength: "assumed", mark: Strength.assumed.mark, name: strings[.assumedName],
        meaning: strings[.assumedMeaning]),
    ]
  }

  private static func sections(_ knowledge: CheckedHelpCentre) -> [PageSection] {
    let site = knowledge.centre.site
    let pages = Dictionary(
      grouping: knowledge.pages.filter { !$0.page.isDraft }, by: \.page.section)
    let named = site.sections.map(\.folder)
    let titles = Dictionary(first: site.sections.map { ($0.folder, $0.title) })
    let folders = named + pages.keys.filter { titles[$0] == nil }.sorted()
    return folders.compactMap { folder in
      guard let pages = pages[folder] else { return nil }
      let title = titles[folder]
      return PageSection(
        folder: folder, title: title ?? folder.replacing("-", with: " ").capitalizingFirst,
        pages: pages.sorted { left, right in
          (left.page.order, ExactString(left.page.title), ExactString(left.page.name))
            < (right.page.order, ExactString(right.page.title), ExactString(right.page.name))
        })
    }
  }

  /// Returns the layout around the page at an address.
  func shell(
    _ title: String, at address: String, description: String? = nil,
    under: [NamedAddress] = [], section: String? = nil, structuredData: String? = nil
  ) -> Layout {
    let home = NamedAddress(title: centre.strings[.homeTitle], address: "")
    let trail = address.isEmpty ? [] : [home] + under + [NamedAddress(title: title)]
    return Layout(
      language: centre.site.language, siteName: centre.site.name, target: centre.site.target,
      title: title, description: description,
      canonical: centre.site.base.map { $0 + address },
      root: Self.root(at: address),
      navigation: sections.map {
        NavigationSection(
          title: $0.title, address: "#\($0.anchor)", isCurrent: $0.folder == section)
      }, breadcrumbs: trail,
      asOf: knowledge.asOf?.description, legend: legend,
      isCompared: centre.identitySystems.count > 1, hasGlossary: !centre.glossary.isEmpty,
      hasScenarios: !knowledge.scenarios.isEmpty,
      feed: centre.site.base.map { _ in SiteAddress.feed }, structuredData: structuredData)
  }

  /// Returns the attachments of pages, unchanged.
  func attachments() -> [OutputFile] {
    centre.attachments.map { attachment in
      switch attachment.contents {
      case .text(let text): OutputFile(path: attachment.address, text: text)
      case .bytes(let bytes): OutputFile(path: attachment.address, .bytes(bytes))
      }
    }
  }

  /// Returns the questions before and after a page in its section.
  func neighbours(of address: String) -> (previous: NamedAddress?, next: NamedAddress?) {
    guard let place = places[address] else { return (nil, nil) }
    let pages = sections[place.section].pages
    func named(_ number: Int) -> NamedAddress? {
      guard pages.indices.contains(number) else { return nil }
      return NamedAddress(pages[number].page)
    }
    return (named(place.page - 1), named(place.page + 1))
  }

  func sectionTitle(_ folder: String) -> NamedAddress? {
    sectionNumbers[folder].map { number in
      NamedAddress(title: sections[number].title, address: "#\(sections[number].anchor)")
    }
  }
}

extension Strength {
  /// The mark at the end of a statement that is known in this way.
  var mark: String {
    switch self {
    case .proved: "∎"
    case .simulated: "▣"
    case .cited: "◇"
    case .assumed: "△"
    }
  }

  var label: StringKey {
    switch self {
    case .proved: .provedLabel
    case .simulated: .simulatedLabel
    case .cited: .citedLabel
    case .assumed: .assumedLabel
    }
  }
}

extension Reference {
  /// The address of the evidence page inside the site; `nil` for a cited source, which is elsewhere.
  var address: String? {
    switch self {
    case .outcome(let table, let row): SiteAddress.row(table: table, row: row)
    case .scenario(let id): SiteAddress.scenario(id)
    case .claim(let id, _): SiteAddress.claim(id)
    case .setting(let system, let path): SiteAddress.identitySystem(system) + "#" + path
    case .attribute(let id, _): SiteAddress.attribute(id)
    case .table, .source: nil
    }
  }
}
