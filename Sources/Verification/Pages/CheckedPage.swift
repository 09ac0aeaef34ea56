package import Content
import Diagnostics
import Markup
import Profiles
import Traces

/// A page whose bindings, blocks and links were checked against their evidence. Like ``Page`` it is a
/// class, so that it is not copied.
package final class CheckedPage: Sendable {
  package let page: Page
  /// The targets of the answer's links, in their order.
  package let answerLinks: [LinkTarget]
  /// The targets of the body's links, in their order.
  package let bodyLinks: [LinkTarget]
  /// The pictures of the answer, in their order; `nil` for one that cannot be shown.
  package let answerImages: [ImageTarget?]
  /// The pictures of the body, in their order; `nil` for one that cannot be shown.
  package let bodyImages: [ImageTarget?]
  /// The blocks under the body's directives, by the directives' numbers.
  package let blocks: [Int: BlockReference]
  /// All bindings in the order of the text: first links, then blocks.
  package let bindings: [Binding]
  /// The statements of the page about behaviour.
  package let statements: [Statement]
  /// The record's entries for the bindings.
  let recordedBindings: [Baseline.Entry]

  init(
    page: Page, answerLinks: [LinkTarget], bodyLinks: [LinkTarget], answerImages: [ImageTarget?],
    bodyImages: [ImageTarget?], blocks: [Int: BlockReference], bindings: [Binding],
    statements: [Statement], recordedBindings: [Baseline.Entry]
  ) {
    self.page = page
    self.answerLinks = answerLinks
    self.bodyLinks = bodyLinks
    self.answerImages = answerImages
    self.bodyImages = bodyImages
    self.blocks = blocks
    self.bindings = bindings
    self.statements = statements
    self.recordedBindings = recordedBindings
  }
}

/// The properties of a page that a link to it depends on.
struct Destination: Sendable {
  let address: String
  let isDraft: Bool
  let anchors: Set<String>

  init(_ page: Page) {
    address = page.address
    isDraft = page.isDraft
    anchors = Set(page.body.headings.map(\.anchor))
  }
}

/// The last component of a path.
func fileName(of path: String) -> String {
  path.split(separator: "/").last.map(String.init) ?? path
}

/// The data that page checks need.
struct PageCheckContext: Sendable {
  let centre: HelpCentre
  let tables: [String: CheckedTable]
  /// The answers of all tables, row by row; `nil` for a row without an answer.
  let answers: [String: [Answer?]]
  let claims: [String: CheckedClaim]
  let traces: [String: TraceWords]
  /// The undocumented assumptions that each scenario's trace depends on.
  let assumptions: [String: [Assumption]]
  /// The possible destinations of links, by page path.
  private(set) var destinations: [String: Destination]
  /// The paths of pages by file name, for hints.
  let pathsByFile: [String: String]
  let scenarios: [String: Scenario]
  let attachments: [String: Attachment]
  let today: CalendarDate
  let vocabulary: Vocabulary
  /// Words for behaviour that the engine can play.
  let expressible: Vocabulary
  let paths: PathCheck
  /// The settings that differ from the record, by identity system.
  let changes: [String: [Finding.Related]]
  private let sources: [String: CitedSource]
  /// The outcome tables of the content, with or without answers.
  private let outcomeTables: [String: OutcomeTable]

  init(
    centre: HelpCentre, results: EngineResults, today: CalendarDate,
    changes: [String: [Finding.Related]]
  ) {
    self.centre = centre
    tables = results.tables.keyed(by: \.table.id)
    claims = results.claims.keyed(by: \.statement.id.value)
    answers = results.answers
    let simulations = centre.broken.lacksWords ? [] : results.simulations
    traces = Dictionary(
      first: simulations.map { simulation in
        (
          simulation.scenario.id,
          simulation.narrator(centre.strings, target: centre.site.target)(simulation.steps)
        )
      })
    assumptions = Dictionary(first: results.simulations.map { ($0.scenario.id, $0.assumptions) })
    self.today = today
    vocabulary = Vocabulary(centre.site.vocabulary)
    expressible = Vocabulary(centre.site.expressible)
    paths = PathCheck(centre.attributes)
    self.changes = changes
    destinations = Dictionary(first: centre.pages.map { ($0.name, Destination($0)) })
    pathsByFile = Dictionary(first: centre.pages.map { (fileName(of: $0.name), $0.name) })
    scenarios = centre.scenarios.keyed(by: \.id)
    attachments = centre.attachments.keyed(by: \.name)
    outcomeTables = centre.tables.keyed(by: \.id)
    sources = centre.sources.keyed(by: \.id.value)
  }

  /// Returns the context with the current version of a page, whose headings may have changed.
  func with(_ page: Page) -> PageCheckContext {
    var evidence = self
    evidence.destinations[page.name] = Destination(page)
    return evidence
  }

  /// Returns everything apart from texts that the check of every page depends on.
  func context(computesAssumptions: Bool) -> [String] {
    let files = centre.attachments.map { "\($0.name) \($0.address) \(String(describing: $0.size))" }
    let settings = changes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    return [
      "\(today) \(computesAssumptions)", files.joined(separator: "\n"),
      settings.joined(separator: "\n"),
      centre.broken.isEmpty ? "" : "\(centre.broken)",
    ]
  }

  func source(_ id: String) -> CitedSource? { sources[id] }

  func outcomeTable(_ id: String) -> OutcomeTable? { outcomeTables[id] }

  /// Returns whether a block refers to a broken scenario or table, which already has its findings.
  func isAboutBroken(_ block: BlockReference) -> Bool { centre.broken.scenarios.mayMean(block.id) }
}

/// Checks one page. Where possible, a finding comes with a correction.
package struct PageCheck {
  let evidence: PageCheckContext
  let page: Page
  var findings: [Finding] = []
  var corrections: [Correction] = []
  var bindings: [Binding] = []

  init(_ page: Page, _ evidence: PageCheckContext) {
    self.page = page
    self.evidence = evidence
  }

  mutating func check() -> CheckedPage {
    let answerLinks = page.answer.map { targets(of: $0, page.answerReferences) } ?? []
    corrections = page.answerPlace?.written(corrections, in: page.source) ?? corrections
    let bodyLinks = targets(of: page.body, page.bodyReferences)
    let answerImages = page.answer.map { $0.images.map { target(of: $0) } } ?? []
    let bodyImages = page.body.images.map { target(of: $0) }
    var blocks: [Int: BlockReference] = [:]
    for (number, directive) in page.body.directives.enumerated() {
      guard let block = page.bodyReferences.blocks[number] else {
        findings += exception(directive).map { [$0] } ?? []
        continue
      }
      if !evidence.isAboutBroken(block), check(block, under: directive) { blocks[number] = block }
    }
    for document in page.documents {
      for place in document.rawHTML {
        findings.append(
          .rawHTML, at: place, "raw HTML is not published",
          hint: "write it in Markdown, or change a template")
      }
    }
    findings += page.documents.flatMap(\.codeSpans).compactMap(evidence.paths.finding)
    let statements = statements(answerLinks, bodyLinks)
    if !page.isDraft {
      findings += statements.filter { $0.strength == nil }.map(Finding.unbound)
      findings += statements.filter(\.isOnlyCited).map(Finding.onlyCited)
    }
    return CheckedPage(
      page: page, answerLinks: answerLinks, bodyLinks: bodyLinks, answerImages: answerImages,
      bodyImages: bodyImages, blocks: blocks,
      bindings: bindings, statements: statements,
      recordedBindings: page.recorded(bindings))
  }

  private mutating func targets(
    of document: Document, _ references: PageReferences
  ) -> [LinkTarget] {
    zip(document.links, references.links).map { target(of: $0, $1) }
  }

  @discardableResult
  mutating func bind(
    _ words: String, _ strength: Strength, _ evidence: Reference,
    assuming assumptions: [Assumption] = [], at location: Location
  ) -> Binding {
    let binding = Binding(
      evidence: evidence, words: words, strength: assumptions.isEmpty ? strength : .assumed,
      assumptions: assumptions, location: location)
    bindings.append(binding)
    return binding
  }
}
