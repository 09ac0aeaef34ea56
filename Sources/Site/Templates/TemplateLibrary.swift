package import Diagnostics
import ReadBack
import Synchronization
import Verification

/// The templates of a site, compiled once, and its other assets.
package struct TemplateLibrary: Sendable {
  private let program: TemplateProgram
  /// The position of each template in the program.
  private let pages: [PageTemplate: Range<Int>]
  private let slots: [PartialTemplate: Range<Int>]
  private let exhausted: ExhaustedTemplates
  /// The files below `assets/`, which are copied unchanged.
  let assets: [OutputFile]
  /// The path of each template.
  private let paths: [String: String]

  /// Loads `*.mustache` and `assets/`.
  ///
  /// - Parameter words: The words of `interface` in the content's phrases, by their keys.
  /// - Returns: `nil`, with findings, if a template is missing, broken, or uses an unknown name.
  package static func load(
    _ tree: SourceTree, words: [String: String]
  ) -> Checked<TemplateLibrary?> {
    var findings = tree.findings
    var templates: [String: [TemplatePart]] = [:]
    for file in tree.names(below: "", ending: ".mustache") {
      guard let source = tree[file] else { continue }
      guard source.text.utf8.count <= TemplateLimits.bytesMax else {
        findings.append(
          .fileTooLarge, at: tree.location(of: file),
          "the template has more than \(TemplateLimits.bytesMax / 1_048_576) MiB",
          hint: "put what is large into 'assets'")
        templates[String(file.dropLast(".mustache".count))] = []
        continue
      }
      let parsed = TemplateParser.parse(source)
      templates[String(file.dropLast(".mustache".count))] = parsed.value
      findings += parsed.findings
    }
    let names = PageTemplate.allCases.map(\.rawValue) + PartialTemplate.allCases.map(\.rawValue)
    for name in names where templates[name] == nil {
      let name = "\(name).mustache"
      findings.append(
        .missingTemplate, at: tree.location(of: name), "there is no template '\(name)'",
        hint: "name the folder of the templates with --templates DIR")
    }
    var compiler = TemplateCompiler(templates: templates, words: words)
    let pages = PageTemplate.allCases.map {
      ($0, compiler.compile($0.rawValue, for: $0.shape))
    }
    let slots = PartialTemplate.allCases.map {
      ($0, compiler.compile($0.rawValue, for: $0.shape))
    }
    findings += compiler.findings
    guard !findings.hasErrors else { return Checked(nil, findings) }
    let assets = tree.names(below: "assets/", ending: "").compactMap { name in
      tree[name].map { OutputFile(path: name, text: $0.text) }
    }
    let files = tree.attachmentNames(below: "assets/").compactMap { name in
      tree.attachment(name).map { OutputFile(path: name, .bytes($0)) }
    }
    var program = TemplateProgram(partials: compiler.partials)
    let pagePlaces = pages.map { ($0, program.add($1)) }
    let slotPlaces = slots.map { ($0, program.add($1)) }
    let library = TemplateLibrary(
      program: program, pages: Dictionary(uniqueKeysWithValues: pagePlaces),
      slots: Dictionary(uniqueKeysWithValues: slotPlaces),
      exhausted: ExhaustedTemplates(tree), assets: assets + files,
      paths: Dictionary(
        uniqueKeysWithValues: tree.names(below: "", ending: ".mustache").compactMap { name in
          tree[name].map { (name, $0.path) }
        }))
    return Checked(library, findings)
  }

  /// Returns the engine's module beside the script that loads it, or nothing without that script.
  func engineModule(_ bytes: [UInt8]) -> [OutputFile] {
    assets.contains { $0.path == "assets/engine.js" }
      ? [OutputFile(path: "assets/engine.wasm", .bytes(bytes))] : []
  }

  /// Returns the comparison for pages made with these templates.
  func readBack(of checked: CheckedHelpCentre) -> ReadBack {
    let paths = paths
    return ReadBack(of: checked) { Location(file: paths[$0] ?? $0) }
  }

  /// Renders a page in UTF-8.
  func render(_ template: PageTemplate, _ model: some TemplateModel) -> [UInt8] {
    render(pages[template], model, template.rawValue, capacity: 16_384)
  }

  /// Renders the contents of a slot in the text of a page.
  func render(_ partial: PartialTemplate, _ model: some TemplateModel) -> String {
    String(decoding: render(slots[partial], model, partial.rawValue, capacity: 512), as: UTF8.self)
  }

  private func render(
    _ instructions: Range<Int>?, _ model: some TemplateModel, _ name: String, capacity: Int
  ) -> [UInt8] {
    var renderer = TemplateRenderer(model, program, capacity: capacity)
    renderer.run(instructions ?? 0..<0)
    if renderer.isExhausted { exhausted.insert(name) }
    return renderer.bytes
  }

  /// The findings about everything rendered so far.
  var findings: [Finding] { exhausted.findings }
}

/// The templates whose pages became too large and were abandoned.
private final class ExhaustedTemplates: Sendable {
  private let tree: SourceTree
  private let names = Mutex<Set<String>>([])

  init(_ tree: SourceTree) { self.tree = tree }

  func insert(_ name: String) { _ = names.withLock { $0.insert(name) } }

  var findings: [Finding] {
    names.withLock { $0.sorted() }.map { name in
      let file = "\(name).mustache"
      return Finding(
        .invalidTemplate,
        at: Location(file: tree[file]?.path ?? tree.location(of: file).file),
        "a page becomes larger than \(TemplateLimits.pageBytesMax / 1_048_576) MiB, or follows more "
          + "than \(TemplateLimits.pageStepsMax) tags",
        hint: "open fewer lists within lists")
    }
  }
}

/// The templates of whole pages.
enum PageTemplate: String, CaseIterable {
  case home
  case page
  case outcome
  case scenario
  case identitySystem = "identity-system"
  case claim
  case claims
  case rules
  case notFound = "not-found"
  case sitemap
  case answers
  case attributes
  case attribute
  case comparison = "compare"
  case glossary
  case scenarios
  case redirect
  case simulator
  case feed
  case languageModelText = "llms"

  var shape: TemplateShape {
    switch self {
    case .home: HomePage.shape
    case .page: QuestionPage.shape
    case .outcome: OutcomePage.shape
    case .scenario: ScenarioPage.shape
    case .identitySystem: IdentitySystemPage.shape
    case .claim: ClaimPage.shape
    case .claims: ClaimsPage.shape
    case .rules: RulesPage.shape
    case .notFound: NotFoundPage.shape
    case .sitemap: Sitemap.shape
    case .answers: AnswersPage.shape
    case .attributes: AttributesPage.shape
    case .attribute: AttributePage.shape
    case .comparison: ComparisonPage.shape
    case .glossary: GlossaryPage.shape
    case .scenarios: ScenariosPage.shape
    case .redirect: RedirectPage.shape
    case .simulator: SimulatorPage.shape
    case .feed: FeedModel.shape
    case .languageModelText: LanguageModelTextModel.shape
    }
  }
}

/// The partials that fill slots in the text of a page.
enum PartialTemplate: String, CaseIterable {
  case bound = "partials/bound"
  case outcomeTable = "partials/outcome-table"
  case trace = "partials/trace"
  case image = "partials/image"

  var shape: TemplateShape {
    switch self {
    case .bound: BoundWords.shape
    case .outcomeTable: TableInText.shape
    case .trace: TraceInText.shape
    case .image: ImageModel.shape
    }
  }
}
