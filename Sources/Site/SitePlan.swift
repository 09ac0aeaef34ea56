import Content
import Verification

/// All files of a site by their paths, each rendered on demand.
struct SitePlan: Sendable {
  typealias Making = @Sendable () -> OutputFile

  struct PlannedFile: Sendable {
    let path: String
    let make: Making
    /// The page of the content that it shows, if any.
    var page: CheckedPage?
  }

  /// The files in the order in which they were planned.
  private(set) var files: [PlannedFile] = []

  /// - Parameter engine: The WebAssembly module with which the pages play scenarios.
  init(_ rendering: SiteRendering, engine: [UInt8]) {
    let knowledge = rendering.knowledge
    addPages(rendering)
    let pages = files.map(\.path)
    if let base = rendering.centre.site.base {
      add(.sitemap) { rendering.sitemap(of: pages, base: base) }
      add(.feed) { rendering.feed(base: base) }
    }
    add(.notFound) { rendering.notFound() }
    for page in knowledge.pages where !page.page.isDraft {
      for former in page.page.formerAddresses {
        add(page: former.value) { rendering.redirect(from: former.value, to: page.page) }
      }
    }
    add(rendering.redirects(to: pages))
    add(rendering.attachments())
    add(.searchIndex) { rendering.searchIndex() }
    add(.simulator) { rendering.simulatorFile() }
    add(.ownMapping) { rendering.ownMappingFile() }
    add(.answers) { rendering.answersFile() }
    add(.languageModelText) { rendering.languageModelText() }
    add(rendering.templates.assets)
    add(rendering.templates.engineModule(engine))
  }

  /// Adds the pages for readers, which are also in the sitemap.
  private mutating func addPages(_ rendering: SiteRendering) {
    let knowledge = rendering.knowledge
    add(page: "") { rendering.home() }
    add(page: SiteAddress.answers) { rendering.answersPage() }
    add(page: SiteAddress.simulator) { rendering.simulatorPage() }
    add(page: SiteAddress.attributes) { rendering.attributesPage() }
    if let attribute = rendering.comparedAttribute {
      add(page: SiteAddress.comparison) { rendering.comparison(by: attribute) }
    }
    if !knowledge.scenarios.isEmpty {
      add(page: SiteAddress.scenarios) { rendering.scenariosPage() }
    }
    add(page: SiteAddress.claims) { rendering.claims() }
    add(page: "rules/") { rendering.rulesPage() }
    if !knowledge.centre.glossary.isEmpty {
      add(page: SiteAddress.glossary) { rendering.glossaryPage() }
    }
    for page in knowledge.pages where !page.page.isDraft {
      files.append(
        PlannedFile(
          path: SiteAddress.file(ofPage: page.page.address), make: { rendering.question(page) },
          page: page))
    }
    for attribute in rendering.answers.attributes {
      add(page: SiteAddress.attribute(attribute.id)) { rendering.attributePage(attribute) }
    }
    for table in knowledge.tables {
      for (row, answer) in zip(table.table.rows, table.answers) {
        let address = SiteAddress.row(table: table.table.id, row: row.id)
        add(page: address) { rendering.outcome(answer, at: address) }
      }
    }
    for answer in knowledge.outcomes + knowledge.assumedOutcomes {
      let address = SiteAddress.outcome(answer.probe)
      add(page: address) { rendering.outcome(answer, at: address) }
    }
    for scenario in knowledge.scenarios {
      add(page: SiteAddress.scenario(scenario.scenario.id)) { rendering.scenario(scenario) }
    }
    for system in knowledge.centre.identitySystems {
      add(page: SiteAddress.identitySystem(system.id)) { rendering.identitySystem(system) }
    }
    for claim in knowledge.claims {
      add(page: SiteAddress.claim(claim.statement.id.value)) { rendering.claim(claim) }
    }
  }

  private mutating func add(page address: String, _ make: @escaping Making) {
    add(SiteAddress.file(ofPage: address), make)
  }

  private mutating func add(_ file: SiteFile, _ make: @escaping Making) {
    add(file.rawValue, make)
  }

  private mutating func add(_ path: String, _ make: @escaping Making) {
    files.append(PlannedFile(path: path, make: make))
  }

  private mutating func add(_ made: [OutputFile]) {
    for file in made { add(file.path) { file } }
  }
}
