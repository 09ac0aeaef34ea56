import Foundation
import RandomStories

/// The possible events between two builds of a small site: changes of its files, its outputs and its
/// caches.
struct CacheEvents {
  private var random: SeededGenerator
  private let site: Binary
  private let pristine: [String: String]
  private var day = 0

  private static let page = "Content/faq/first-steps/overwriting.md"
  private static let profile = "Content/identity-systems/directory.yaml"
  private static let claims = "Content/claims/direction.yaml"
  private static let scenario = "Content/scenarios/one-afternoon.yaml"

  /// The output and the files of a build.
  struct Built: Equatable {
    let status: Int32
    let findings: String
    /// Empty unless the site was written.
    let site: [String: Data]
  }

  init(seed: UInt64) throws {
    random = SeededGenerator(seed: seed)
    let site = try Binary.starter()
    self.site = site
    pristine = try [Self.page, Self.profile, Self.claims, Self.scenario]
      .reduce(into: [:]) { texts, name in texts[name] = try site.read(name) }
  }

  private var warmCache: String { site.folder.appending(path: ".warm-cache").path }

  private var date: String { String(1_795_478_400 + day * 86_400) }

  func warmBuild() throws -> Built {
    try built(site.run(["build"], environment: variables(warmCache)), in: site)
  }

  /// Builds in a copy without a site, for a user without a cache.
  func cleanBuild() throws -> Built {
    let copy = try Binary.empty()
    let manager = FileManager.default
    for name in ["Content", "Templates", "Output/knowledge.json"] {
      let source = site.folder.appending(path: name)
      guard manager.fileExists(atPath: source.path) else { continue }
      let target = copy.folder.appending(path: name)
      try manager.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try manager.copyItem(at: source, to: target)
    }
    let cache = copy.folder.appending(path: ".clean-cache").path
    let built = try built(copy.run(["build"], environment: variables(cache)), in: copy)
    try manager.removeItem(at: copy.folder)
    return built
  }

  private func variables(_ cache: String) -> [String: String] {
    ["XDG_CACHE_HOME": cache, "SOURCE_DATE_EPOCH": date]
  }

  private func built(_ result: Binary.Result, in binary: Binary) throws -> Built {
    // The last line ends with the elapsed time.
    let lines = result.errors.split(separator: "\n").filter { !$0.hasSuffix(" …") }
    let findings = lines.map { line in
      line.replacing(/, \d+\.\d\d s/, with: "")
    }
    return Built(
      status: result.status, findings: findings.joined(separator: "\n"),
      site: result.status == 0 ? try binary.contents(below: "Output/site") : [:])
  }

  /// Performs some events.
  ///
  /// - Returns: The performed events.
  mutating func next() throws -> [String] {
    var happened: [String] = []
    for _ in 0..<Int.random(in: 1...3, using: &random) { happened.append(try happen()) }
    if Int.random(in: 0..<3, using: &random) > 0 {
      _ = try site.run(["accept", "--reason", "a test"], environment: variables(warmCache))
      happened.append("accepted")
    }
    return happened
  }

  private mutating func happen() throws -> String {
    switch Int.random(in: 0..<8, using: &random) {
    case 0, 1: try changePage()
    case 2: try changeKnowledge()
    case 3: try changeTemplates()
    case 4: try changeOutput()
    case 5, 6: try changeCache()
    default: passTime()
    }
  }

  private mutating func passTime() -> String {
    day += Int.random(in: 0...400, using: &random)
    return "day \(day)"
  }

  private mutating func changePage() throws -> String {
    let text = try pristine[Self.page] ?? site.read(Self.page)
    switch Int.random(in: 0..<7, using: &random) {
    case 0:
      try site.write(Self.page, text)
      return "the page as it was"
    case 1:
      let number = Int.random(in: 10...99, using: &random)
      try site.write(Self.page, text + "\nA line with the number \(number).\n")
      return "a line in the page"
    case 2:
      try site.write(Self.page, text.replacing("](", with: "!]("))
      return "wrong words"
    case 3:
      // With the same length and date as before.
      try rewriteUnseen(Self.page, text.replacing("e", with: "a", maxReplacements: 1))
      return "a letter of the page, with its old date"
    case 4:
      let number = Int.random(in: 0..<3, using: &random)
      try site.write(
        "Content/faq/more/page-\(number).md", "---\ntitle: Page \(number)\n---\nText.\n")
      return "page \(number)"
    case 5:
      try? FileManager.default.removeItem(at: site.folder.appending(path: "Content/faq/more"))
      return "no more pages"
    default:
      try site.write(Self.page, "---\ntitle: [\n---\n")
      return "a broken page"
    }
  }

  private mutating func changeKnowledge() throws -> String {
    let name = [Self.profile, Self.claims, Self.scenario].randomElement(using: &random) ?? ""
    let text = pristine[name] ?? ""
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      try site.write(name, text)
      return "\(name) as it was"
    case 1:
      try site.write(name, text + "# a comment\n")
      return "a comment in \(name)"
    case 2:
      let old = try site.read(Self.profile)
      try site.write(
        Self.profile,
        old.contains("sync:") ? pristine[Self.profile] ?? "" : old + "sync: {absent: keep}\n")
      return "another profile"
    default:
      try site.write(name, text.dropLast(Int.random(in: 1...20, using: &random)) + "\n")
      return "\(name) cut short"
    }
  }

  private mutating func changeTemplates() throws -> String {
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      try? FileManager.default.removeItem(at: site.folder.appending(path: "Templates"))
      return "no templates"
    case 1:
      try site.write(
        "Templates/assets/site.css",
        "body { color: #\(Int.random(in: 100...999, using: &random)) }\n")
      return "a style"
    case 2:
      try site.write("Templates/rules.mustache", "<p>{{title}} {{siteName}}</p>\n")
      return "a template"
    default:
      try site.write("Templates/rules.mustache", "<p>{{#title}}</p>\n")
      return "a broken template"
    }
  }

  private mutating func changeOutput() throws -> String {
    let files = site.files(below: "Output/site").filter { $0.hasSuffix(".html") }
    guard let file = files.randomElement(using: &random) else { return "no output" }
    let name = "Output/site/\(file)"
    switch Int.random(in: 0..<4, using: &random) {
    case 0: try FileManager.default.removeItem(at: site.folder.appending(path: name))
    case 1: try site.write(name, "")
    case 2: try rewriteUnseen(name, try site.read(name).replacing("e", with: "a"))
    default: try FileManager.default.removeItem(at: site.folder.appending(path: "Output/site"))
    }
    return "an output"
  }

  private mutating func changeCache() throws -> String {
    let folder = ".warm-cache/driftless"
    let files = site.files(below: folder)
    guard let file = files.randomElement(using: &random) else { return "nothing remembered" }
    let url = site.folder.appending(path: "\(folder)/\(file)")
    var bytes = (try? Data(contentsOf: url)) ?? Data()
    let kind = Int.random(in: 0..<7, using: &random)
    switch kind {
    case 0: bytes = bytes.prefix(Int.random(in: 0...bytes.count, using: &random))
    case 1 where !bytes.isEmpty:
      bytes[bytes.indices.randomElement(using: &random) ?? 0] ^= UInt8.random(
        in: 1...255, using: &random)
    case 2: bytes += Data([0, 1, 2])
    case 3:
      let other = files.randomElement(using: &random) ?? file
      bytes = (try? Data(contentsOf: site.folder.appending(path: "\(folder)/\(other)"))) ?? Data()
    case 4: bytes = Data((0..<bytes.count).map { _ in UInt8.random(in: 0...255, using: &random) })
    case 5:
      try FileManager.default.removeItem(at: site.folder.appending(path: folder))
      return "all forgotten"
    default:
      try FileManager.default.removeItem(at: url)
      return "\(file) gone"
    }
    try bytes.write(to: url)
    return "\(file) of \(bytes.count) bytes (\(kind))"
  }

  /// Rewrites a file while keeping its size and date, as far as the system allows.
  private func rewriteUnseen(_ name: String, _ text: String) throws {
    let url = site.folder.appending(path: name)
    let date = try FileManager.default.attributesOfItem(atPath: url.path)[.modificationDate]
    let handle = try FileHandle(forWritingTo: url)
    try handle.write(contentsOf: Data(text.utf8))
    try handle.close()
    if let date {
      try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: url.path)
    }
  }
}
