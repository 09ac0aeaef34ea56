import Answers
import Authoring
import BuiltIn
import Content
import Diagnostics
import Import
import JSON
import Profiles
import RandomStories
import Site
import Traces
import Verification

/// Runs mutants of a small site: each is a function of a seed and its number.
struct Mutants {
  private let seed: UInt64
  private let areas: [Area]
  private let today = CalendarDate(secondsSince1970: 1_795_478_400)
  private let texts: [String: String]
  /// The names of the files, in order.
  private let names: [String]
  private let pages: [String]
  private let verification: Verification
  private let centre: HelpCentre
  private let record: String
  private let library: TemplateLibrary
  private let words: [String: String]
  private var memory = HelpCentreMemory()
  private var memoryWithoutWords = HelpCentreMemory()
  private let yaml: Mutation
  private let page: Mutation
  private let template: Mutation
  private let json: Mutation
  private var server: LanguageServerProcess?

  init(seed: UInt64, areas: [Area]) async throws {
    self.seed = seed
    self.areas = areas.flatMap { Array(repeating: $0, count: $0.share) }
    texts = try await SmallSite.accepted(today: today)
    names = texts.keys.sorted()
    pages = names.filter { $0.hasSuffix(".md") && $0 != "faq/draft.md" }
    let tree = SmallSite.tree(texts)
    let loaded = await HelpCentre.load(tree, remembering: &memory)
    centre = loaded.value
    verification = await verify(
      centre, of: ContentTexts(tree), stored: nil, today: today, remembering: &memory)
    record =
      verification.record.with(
        changes: [.init(date: today, reason: "first", outcomes: [])]
      ).text
    words = centre.strings.interface(target: centre.site.target)
    let built = TemplateLibrary.load(
      SourceTree(root: "Templates", texts: BuiltIn.templates), words: words)
    guard let library = built.value else {
      throw Failure("the templates are wrong: \(built.findings)")
    }
    self.library = library
    let contents = names.filter { $0 != "phrases.yaml" }.compactMap { SmallSite.texts[$0] }
    let templates = BuiltIn.templates.filter { $0.key.hasSuffix(".mustache") }.sorted {
      $0.key < $1.key
    }
    yaml = Mutation(tokens: Tokens.yaml, others: contents.map { Array($0.utf8) })
    page = Mutation(tokens: Tokens.page, others: contents.map { Array($0.utf8) })
    template = Mutation(tokens: Tokens.template, others: templates.map { Array($0.value.utf8) })
    json = Mutation(
      tokens: Tokens.json, others: (SmallSite.exports + [record]).map { Array($0.utf8) })
  }

  /// The area of a mutant.
  func area(_ number: Int) -> Area {
    var generator = generator(number)
    return areas.randomElement(using: &generator) ?? .yaml
  }

  private func generator(_ number: Int) -> SeededGenerator {
    var mixed = SeededGenerator(seed: seed ^ UInt64(number) &* 0xD134_2543_DE82_EF95)
    return SeededGenerator(seed: mixed.next())
  }

  /// Makes a mutant and looks whether all that must hold does.
  mutating func run(_ number: Int) async throws {
    var generator = generator(number)
    let area = areas.randomElement(using: &generator) ?? .yaml
    switch area {
    case .yaml: try await loadYAML(&generator)
    case .page: try checkPage(&generator)
    case .scenario: try play(&generator)
    case .mapping: try bring(&generator)
    case .template: try compile(&generator)
    case .record: try compareRecords(&generator)
    case .export: try importExports(&generator)
    case .editing: try await edit(&generator)
    case .message: try talk(&generator)
    case .site: try await build(&generator)
    }
  }

  private func file(_ name: String, _ text: String) -> SourceFile {
    SourceFile(path: "Content/\(name)", text: text)
  }

  /// A file of YAML that is read apart from the words.
  private func yamlName(_ generator: inout SeededGenerator) -> String {
    let names = names.filter { $0.hasSuffix(".yaml") && $0 != "phrases.yaml" }
    return names.randomElement(using: &generator) ?? "site.yaml"
  }

  // MARK: - Content

  private mutating func loadYAML(_ generator: inout SeededGenerator) async throws {
    // All but the words, which are most of it: without them nothing is told, and loading is fast.
    var texts = texts
    texts["phrases.yaml"] = nil
    let name = yamlName(&generator)
    texts[name] = yaml.mutant(of: texts[name] ?? "", &generator)
    let tree = SmallSite.tree(texts)
    let loaded = await HelpCentre.load(tree, remembering: &memoryWithoutWords)
    try loaded.findings.check(tree.file)
    let again = await HelpCentre.load(tree)
    try again.findings.checkEqual(to: loaded.findings)
  }

  private func checkPage(_ generator: inout SeededGenerator) throws {
    let name = pages.randomElement(using: &generator) ?? ""
    let source = file(name, page.mutant(of: texts[name] ?? "", &generator))
    let tree = SmallSite.tree(texts).replacing([name: source.text])
    guard let checked = verification.glance(at: source, name: name, showsPlaces: false) else {
      return
    }
    try checked.findings.check(tree.file)
    let again = verification.glance(at: source, name: name, showsPlaces: true)
    try (again?.findings ?? []).checkEqual(to: checked.findings)
  }

  private func play(_ generator: inout SeededGenerator) throws {
    let names = names.filter { $0.hasPrefix("scenarios/") }
    let name = names.randomElement(using: &generator) ?? ""
    let source = file(name, yaml.mutant(of: texts[name] ?? "", &generator))
    let tree = SmallSite.tree(texts).replacing([name: source.text])
    let loaded = ScenarioFile.load(source, id: "mutant", content: tree)
    try loaded.findings.check(tree.file)
    guard let (scenario, system) = loaded.value else {
      if !loaded.findings.hasErrors { throw Failure("there is neither a scenario nor an error") }
      return
    }
    let played = Simulation.play(scenario, under: system)
    try played.findings.check(tree.file)
    if let simulation = played.value {
      _ = simulation.json.text
    } else if !played.findings.hasErrors {
      throw Failure("there is neither a play nor an error")
    }
  }

  private func bring(_ generator: inout SeededGenerator) throws {
    let names = names.filter { $0.hasPrefix("identity-systems/") }
    let name = names.randomElement(using: &generator) ?? ""
    let source = file(name, yaml.mutant(of: texts[name] ?? "", &generator))
    let tree = SmallSite.tree(texts).replacing([name: source.text])
    let loaded = MappingFile.load([source], for: nil, content: tree)
    try loaded.findings.check(tree.file)
    if (loaded.value == nil) != loaded.findings.hasErrors {
      throw Failure("there are both a mapping and errors, or neither")
    }
  }

  private func edit(_ generator: inout SeededGenerator) async throws {
    let name =
      Bool.random(using: &generator)
      ? pages.randomElement(using: &generator) ?? "" : yamlName(&generator)
    let mutation = name.hasSuffix(".md") ? page : yaml
    let source = file(name, mutation.mutant(of: texts[name] ?? "", &generator))
    let edited = EditedFile(name: name, source: source, in: centre)
    let length = source.text.utf8.count
    for _ in 0..<8 {
      let offset = Int.random(in: 0...length, using: &generator)
      for completion in edited.completions(at: offset)
      where completion.range.lowerBound < 0 || completion.range.upperBound > length {
        throw Failure("a completion at \(offset) is outside the file: \(completion)")
      }
      if let hover = await edited.hover(at: offset),
        hover.range.lowerBound < 0 || hover.range.upperBound > length
      {
        throw Failure("a hover at \(offset) is outside the file: \(hover)")
      }
      _ = edited.definition(at: offset)
    }
    guard name.hasSuffix(".md"),
      let checked = verification.glance(at: source, name: name, showsPlaces: false)
    else { return }
    let corrections = verification.corrections.filter { $0.file == name }
    for fix in source.quickFixes(checked.findings, corrections)
    where fix.range.lowerBound < 0 || fix.range.upperBound > length {
      // Corrections of the text as it was may be outside of this one.
      if !corrections.contains(where: { $0.range == fix.range }) {
        throw Failure("a quick fix is outside the file: \(fix)")
      }
    }
  }

  private mutating func build(_ generator: inout SeededGenerator) async throws {
    var texts = texts
    let name = names.randomElement(using: &generator) ?? ""
    texts[name] = (name.hasSuffix(".md") ? page : yaml).mutant(of: texts[name] ?? "", &generator)
    let tree = SmallSite.tree(texts)
    let loaded = await HelpCentre.load(tree, remembering: &memory)
    let found = await verify(
      loaded.value, of: ContentTexts(tree), stored: nil, today: today, remembering: &memory)
    let findings = loaded.findings + found.findings
    try findings.check(tree.file)
    if findings.hasErrors, loaded.findings.hasErrors, found.verified != nil,
      loaded.value.site.name.isEmpty
    {
      throw Failure("a site with errors is verified")
    }
    guard let checked = found.checked else { return }
    let preview = SitePreview(of: checked, with: library, engine: [])
    for page in pages {
      let path = page.dropLast(".md".count) + "/index.html"
      _ = preview.contents(at: String(path))
    }
    for path in ["index.html", "search-index.json", "llms.txt", "answers.json", "feed.xml"] {
      _ = preview.contents(at: path)
    }
    _ = found.record.text
  }

  // MARK: - The language server

  private mutating func talk(_ generator: inout SeededGenerator) throws {
    let server = try server ?? startServer()
    self.server = server
    let name =
      Bool.random(using: &generator)
      ? pages.randomElement(using: &generator) ?? "" : yamlName(&generator)
    let uri = JSON.string(server.folder.appending(path: "Content/\(name)").absoluteString).text
    let mutation = name.hasSuffix(".md") ? page : yaml
    let text = JSON.string(mutation.mutant(of: texts[name] ?? "", &generator)).text
    let numbers = ["0", "1", "3", "40", "-1", "1e9", "99999999999999999999", "2147483648", "1.5"]
    func number() -> String { numbers.randomElement(using: &generator) ?? "0" }
    let position = "{\"line\":\(number()),\"character\":\(number())}"
    let document = "\"textDocument\":{\"uri\":\(uri),\"version\":\(number())"
    var messages = [
      "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{\(document),\"text\":\(text)}}}",
      "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didChange\",\"params\":{\(document)},"
        + "\"contentChanges\":[{\"text\":\(text)}]}}",
      "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didClose\",\"params\":{\(document)}}}",
    ]
    for method in ["hover", "completion", "definition", "codeAction"] {
      messages.append(
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"textDocument/\(method)\",\"params\":{\(document)},"
          + "\"position\":\(position),\"range\":{\"start\":\(position),\"end\":\(position)}}}")
    }
    var message = messages.randomElement(using: &generator) ?? ""
    if Int.random(in: 0..<3, using: &generator) == 0 {
      message = json.mutant(of: message, &generator)
    }
    var bytes = LanguageServerProcess.framed(message)
    let isFramed = Int.random(in: 0..<100, using: &generator) > 0
    if !isFramed {
      bytes = Array(json.mutant(of: String(decoding: bytes, as: UTF8.self), &generator).utf8)
    }
    do {
      try server.send(bytes)
      let isAnswered = try ask(server, within: isFramed ? 60 : 0.2)
      if isFramed, !isAnswered, !message.contains("exit"), !message.contains("shutdown") {
        throw Failure("the language server does not answer any more")
      }
      // What comes next is not to be read as the rest of this message.
      if !isFramed || !isAnswered { self.server = nil }
    } catch {
      self.server = nil
      throw Failure("\(error), after: \(String(decoding: bytes, as: UTF8.self))")
    }
  }

  private func ask(_ server: LanguageServerProcess, within seconds: Double) throws -> Bool {
    try server.send(
      LanguageServerProcess.framed(
        "{\"jsonrpc\":\"2.0\",\"id\":\"sentinel\",\"method\":\"nothing\"}"))
    return try server.answers("sentinel", within: seconds)
  }

  private func startServer() throws -> LanguageServerProcess {
    let server = try LanguageServerProcess(texts)
    let root = JSON.string(server.folder.absoluteString).text
    try server.send(
      LanguageServerProcess.framed(
        "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"rootUri\":\(root)}}")
    )
    try server.send(
      LanguageServerProcess.framed("{\"jsonrpc\":\"2.0\",\"method\":\"initialized\",\"params\":{}}")
    )
    if try !ask(server, within: 60) { throw Failure("the language server does not start") }
    return server
  }

  // MARK: - Templates

  private static let templates = BuiltIn.templates
  private static let templateNames = templates.keys.filter { $0.hasSuffix(".mustache") }.sorted()
  private static let paths = [
    "index.html", "faq/first-steps/overwriting/index.html", "claims/index.html", "llms.txt",
    "answers/index.html", "attributes/title/index.html", "scenarios/one-afternoon/index.html",
    "identity-systems/directory/index.html", "glossary/index.html", "feed.xml",
  ]

  private func compile(_ generator: inout SeededGenerator) throws {
    let name = Self.templateNames.randomElement(using: &generator) ?? ""
    var texts = Self.templates
    texts[name] = template.mutant(of: texts[name] ?? "", &generator)
    let tree = SourceTree(root: "Templates", texts: texts)
    let loaded = TemplateLibrary.load(tree, words: words)
    try loaded.findings.check(tree.file)
    if (loaded.value == nil) != loaded.findings.hasErrors {
      throw Failure("there are both templates and errors, or neither")
    }
    guard let library = loaded.value, let checked = verification.checked,
      Int.random(in: 0..<8, using: &generator) == 0
    else { return }
    let preview = SitePreview(of: checked, with: library, engine: [])
    _ = preview.contents(at: Self.paths.randomElement(using: &generator) ?? "")
  }

  // MARK: - Records and exports

  private func compareRecords(_ generator: inout SeededGenerator) throws {
    let path = "Output/knowledge.json"
    let source = SourceFile(path: path, text: json.mutant(of: record, &generator))
    let read = StoredBaseline.read(source)
    let tree = SmallSite.tree(texts)
    func file(_ name: String) -> SourceFile? { name == path ? source : tree.file(atPath: name) }
    try read.findings.check(file)
    guard let stored = read.value else {
      if !read.findings.hasErrors { throw Failure("there is neither a record nor an error") }
      return
    }
    if stored.record.text != source.text { throw Failure("the record is not as it was read") }
    try compare(stored, with: verification.record, of: centre, path: path).check(file)
    _ = stored.record.changes(to: verification.record)
  }

  private func importExports(_ generator: inout SeededGenerator) throws {
    guard let text = SmallSite.exports.randomElement(using: &generator) else { return }
    let source = SourceFile(path: "export.json", text: json.mutant(of: text, &generator))
    var files = [source]
    if Int.random(in: 0..<4, using: &generator) == 0 {
      files.append(SourceFile(path: "other.json", text: SmallSite.exports[2]))
    }
    let tree = SmallSite.tree(texts)
    func file(_ name: String) -> SourceFile? {
      files.first { $0.path == name } ?? tree.file(atPath: name)
    }
    guard let base = centre.identitySystem("reference") else { return }
    let kind = ImportedConfiguration.kind(of: source) ?? .entra
    let read = ImportedConfiguration.read(files, as: kind, base: base, content: tree)
    try read.findings.check(file)
    guard let configuration = read.value else {
      if !read.findings.hasErrors { throw Failure("there is neither a mapping nor an error") }
      return
    }
    try configuration.remarks.check(file)
    // What is printed can be read again.
    let printed = SourceFile(path: "printed.yaml", text: configuration.file())
    let brought = MappingFile.load([printed], content: tree)
    if brought.value == nil {
      throw Failure("the import is no profile: \(brought.findings.map(\.message))")
    }
  }
}
