import Knowledge

/// All files of a site by their paths, each made when it is wanted.
struct SitePlan: Sendable {
  typealias Making = @Sendable () -> OutputFile

  /// In the order in which they were planned.
  private(set) var files: [(path: String, make: Making)] = []

  /// - Parameter engine: The WebAssembly module with which the pages play scenarios.
  init(_ rendering: SiteRendering, engine: [UInt8]) {
    addPages(rendering)
    let pages = files.map(\.path)
    let sitemap = rendering.sitemap(of: pages)
    add("404.html") { rendering.notFound() }
    add(rendering.redirects())
    add(rendering.redirects(to: pages))
    add(rendering.attachments())
    add("search-index.json") { rendering.searchIndex() }
    add("simulator.json") { rendering.simulatorFile() }
    add("own-mapping.json") { rendering.ownMappingFile() }
    add("answers.json") { rendering.answersFile() }
    add("llms.txt") { rendering.languageModelText() }
    add(rendering.feed() + sitemap + rendering.templates.assets)
    add(rendering.templates.engineModule(engine))
  }

  /// What readers see, and what is in the sitemap.
  private mutating func addPages(_ rendering: SiteRendering) {
    let knowledge = rendering.knowledge
    add(page: "") { rendering.home() }
    add(page: SiteAddress.answers) { rendering.answersPage() }
    add(page: SiteAddress.simulator) { rendering.simulatorPage() }
    add(page: SiteAddress.attributes) { rendering.attributesPage() }
    add([rendering.comparison(), rendering.scenariosPage()].compactMap(\.self))
    add(page: SiteAddress.claims) { rendering.claims() }
    add(page: "rules/") { rendering.rulesPage() }
    add([rendering.glossaryPage()].compactMap(\.self))
    for page in knowledge.pages where !page.page.isDraft {
      add(page: page.page.address) { rendering.question(page) }
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
    add(OutputFile.path(ofPage: address), make)
  }

  private mutating func add(_ path: String, _ make: @escaping Making) {
    files.append((path, make))
  }

  private mutating func add(_ made: [OutputFile]) {
    for file in made { add(file.path) { file } }
  }
}
