public import Diagnostics
import Mustache

/// The templates of a site, parsed once, and its other assets.
public struct TemplateLibrary: Sendable {
  private let library: MustacheLibrary
  /// Files below `assets/`, which are copied as they are.
  let assets: [OutputFile]

  /// Loads `*.mustache` and `assets/`.
  ///
  /// - Parameter words: The keys of `furniture` in the content's phrases.
  /// - Returns: `nil`, with findings, if a template is missing, broken, or uses an unknown name.
  public static func load(_ tree: SourceTree, words: Set<String>) -> Checked<TemplateLibrary?> {
    MustacheContentTypes.register(EscapedHTML(), named: EscapedHTML.name)
    var findings = tree.findings
    var library = MustacheLibrary()
    var sources: [String: SourceFile] = [:]
    for file in tree.names(below: "", ending: ".mustache") {
      guard let source = tree[file] else { continue }
      let name = String(file.dropLast(".mustache".count))
      sources[name] = source
      do {
        // A partial that forgot it would escape in the library's own way.
        let pragma = "{{% CONTENT_TYPE: \(EscapedHTML.name)}}\n"
        let text = source.text.hasPrefix("{{% CONTENT_TYPE") ? source.text : pragma + source.text
        library.register(try MustacheTemplate(string: text), named: name)
      } catch let error as MustacheTemplate.ParserError {
        let shift = source.text.hasPrefix("{{% CONTENT_TYPE") ? 0 : 1
        let line = max(1, error.context.lineNumber - shift)
        findings.append(
          Finding(
            .invalidTemplate,
            at: Location(
              file: source.path,
              at: SourcePosition(line: line, column: max(1, error.context.columnNumber))),
            "this is not a valid template: \(error.error)",
            hint: "each {{#section}} needs its {{/section}}, each {{ its }}"))
      } catch {
        findings.append(
          Finding(
            .invalidTemplate, at: Location(file: source.path), "not a valid template: \(error)"))
      }
    }
    for page in PageTemplate.allCases where sources[page.rawValue] == nil {
      let name = "\(page.rawValue).mustache"
      findings.append(
        Finding(
          .missingTemplate, at: tree.location(of: name), "there is no template '\(name)'",
          hint: "name the folder of the templates with --templates DIR"))
    }
    findings += TemplateCheck(sources: sources, words: words).findings()
    guard !findings.hasErrors else { return Checked(nil, findings) }
    let assets = tree.names(below: "assets/", ending: "").compactMap { name in
      tree[name].map { OutputFile(path: name, text: $0.text) }
    }
    let files = tree.attachmentNames(below: "assets/").compactMap { name in
      tree.attachment(name).map { OutputFile(path: name, .bytes($0)) }
    }
    return Checked(TemplateLibrary(library: library, assets: assets + files), findings)
  }

  /// The engine's module beside the script that loads it; without the script nothing would use it.
  func engineModule(_ bytes: [UInt8]) -> [OutputFile] {
    assets.contains { $0.path == "assets/engine.js" }
      ? [OutputFile(path: "assets/engine.wasm", .bytes(bytes))] : []
  }

  func render(_ template: PageTemplate, _ model: some TemplateModel) -> String {
    render(named: template.rawValue, model)
  }

  func render(_ partial: PartialTemplate, _ model: some TemplateModel) -> String {
    render(named: partial.rawValue, model)
  }

  private func render(named name: String, _ model: some TemplateModel) -> String {
    guard let text = library.render(model, withTemplate: name) else {
      preconditionFailure("loading checked that the template '\(name)' is there")
    }
    return text
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
