import Foundation
import RandomStories
import Testing

/// Several simultaneous runs on one help centre each do their work, as if they ran one after another.
///
/// `CONCURRENT_ROUNDS` makes the test longer, at random; `CONCURRENT_SEED` repeats such a run.
@Suite struct ConcurrentRunTests {
  private static let page = "Content/faq/first-steps/overwriting.md"

  @Test func runsAtOnceDoAllTheirWork() throws {
    let environment = ProcessInfo.processInfo.environment
    let rounds = environment["CONCURRENT_ROUNDS"].flatMap(Int.init)
    let seed =
      environment["CONCURRENT_SEED"].flatMap(UInt64.init)
      ?? (rounds == nil ? 1 : .random(in: 0..<1_000_000))
    print("ConcurrentRunTests: CONCURRENT_SEED=\(seed) repeats this run")
    var random = SeededGenerator(seed: seed)
    let site = try Binary.starter()
    try site.loosenTables(in: Self.page)
    let before = try FolderState(of: site)
    let alone = try Self.built(site)
    for round in 0..<(rounds ?? 3) {
      try before.restore(site)
      if Bool.random(using: &random) { _ = try site.run(["build"]) }
      let pages = (0..<Int.random(in: 0...2, using: &random)).map { "faq/more/page-\($0).md" }
      let builds = Int.random(in: 2...4, using: &random)
      var runs = Array(repeating: ["build"], count: builds)
      runs += pages.map { ["new", "page", $0] }
      if Bool.random(using: &random) { runs.append(["fmt"]) }
      if Bool.random(using: &random) { runs.append(["check"]) }
      if Bool.random(using: &random) { runs.append(["schema"]) }
      runs.shuffle(using: &random)
      let place: Comment = "seed \(seed), round \(round): \(runs)"
      let started = try runs.map { try site.start($0) }
      for (run, arguments) in zip(started, runs) {
        let result = try run.end()
        #expect(result.status == 0, "\(place): \(arguments): \(result.errors)")
      }
      for page in pages {
        #expect(FileManager.default.fileExists(atPath: site.path("Content/\(page)")))
      }
      // One more has nothing to do but what came last.
      #expect(try site.run(["build"]).status == 0, place)
      let left = try FolderState(of: site).entries.keys.filter { $0.contains(".driftless-") }
      #expect(left.isEmpty, place)
      let now = try site.contents(below: "Output/site")
      if pages.isEmpty, !runs.contains(["fmt"]) { #expect(now == alone, place) }
      #expect(try now == Self.cleanlyBuilt(site), place)
    }
  }

  private static func built(_ site: Binary) throws -> [String: Data] {
    let built = try site.run(["build"])
    try #require(built.status == 0, "\(built.errors)")
    return try site.contents(below: "Output/site")
  }

  private static func cleanlyBuilt(_ site: Binary) throws -> [String: Data] {
    try FileManager.default.removeItem(atPath: site.path("Output/site"))
    return try built(site)
  }

  /// Both paths lead to one folder, and content and output may be the same.
  @Test func aFolderThatIsReachedByTwoPathsIsLockedOnce() throws {
    let site = try Binary.starter()
    try FileManager.default.createSymbolicLink(
      atPath: site.path("Link"), withDestinationPath: site.path("Content"))
    try site.replace("every: 2h", by: "every: 20m", in: "Content/identity-systems/directory.yaml")
    let folders = ["--content", "Link", "--output", "Content/../Content"]
    let result = try site.run(["accept", "--reason", "x"] + folders)
    #expect(result.status == 0, "\(result.errors)")
    #expect(try site.read(Self.page).contains("Within 20 minutes"))
  }

  @Test func aRunWaitsForAnotherOneAndSaysSo() throws {
    let site = try Binary.starter()
    let lock = open(site.path("Output"), O_RDONLY | O_CLOEXEC)
    try #require(flock(lock, LOCK_EX) == 0)
    let build = try site.start(["build"])
    // Longer than it is silent. A sleeping task would go on only when another test lets go of its thread.
    usleep(2_000_000)
    #expect(!FileManager.default.fileExists(atPath: site.path("Output/site")))
    // A process that was started meanwhile may have the descriptor, too.
    flock(lock, LOCK_UN)
    close(lock)
    let result = try build.end()
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("another driftless is writing to 'Output': waiting"))
  }

  /// Two runs that need the same folders never wait for each other, whichever folder each locks first.
  @Test(arguments: [("Output", "Content"), ("Content", "Output")])
  func aRunThatWaitsHoldsNothing(busy: String, free: String) throws {
    let site = try Binary.starter()
    let lock = open(site.path(busy), O_RDONLY | O_CLOEXEC)
    let other = open(site.path(free), O_RDONLY | O_CLOEXEC)
    defer { for file in [lock, other] { close(file) } }
    try #require(flock(lock, LOCK_EX) == 0)
    let run = try site.start(["new", "page", "faq/more/page.md"])
    while try !site.read(run.errorsName).contains("waiting for it to end") { usleep(10_000) }
    // It tries all at times, and has the free one for a moment.
    #expect((0..<500).contains { _ in usleep(1_000) == 0 && flock(other, LOCK_EX | LOCK_NB) == 0 })
    for file in [lock, other] { flock(file, LOCK_UN) }
    #expect(try run.end().status == 0)
  }

  /// A build holds its output while it reads content; the next run, which holds the content, may wait
  /// for it.
  @Test func whatReadsWaitsForTheChangeAndNotForTheFolder() throws {
    let site = try Binary.starter()
    let lock = open(site.path("Content"), O_RDONLY | O_CLOEXEC)
    defer { close(lock) }
    try #require(flock(lock, LOCK_EX) == 0)
    let change = site.path("Content/.driftless-staged-x")
    try FileManager.default.createDirectory(atPath: change, withIntermediateDirectories: false)
    try site.write("Content/.driftless-staged-x/journal", "{}")
    let build = try site.start(["build"])
    while try !site.read(build.errorsName).contains("writing to 'Content'") { usleep(10_000) }
    try FileManager.default.removeItem(atPath: change)
    #expect(try build.end().status == 0)
  }

  @Test func aRunGivesUpAfterAWhile() async throws {
    let site = try Binary.starter()
    let before = try FolderState(of: site)
    let lock = open(site.path("Content"), O_RDONLY | O_CLOEXEC)
    try #require(flock(lock, LOCK_EX) == 0)
    defer { close(lock) }
    // A run that only reads does not wait.
    #expect(try site.run(["check"]).status == 0)
    let waiting = try site.start(["fmt"])
    // Other tests run meanwhile.
    while waiting.isRunning { try await Task.sleep(for: .milliseconds(100)) }
    let result = try waiting.end()
    #expect(result.status == 3)
    #expect(
      result.errors.contains("error: another driftless has been writing to 'Content' for 30 s"))
    #expect(result.errors.contains("hint: "))
    #expect(try FolderState(of: site) == before)
  }

  /// What a writer saves while a command waits for a reason is not lost.
  @Test func whatIsSavedMeanwhileIsKept() throws {
    let site = try Binary.starter()
    try site.replace("every: 2h", by: "every: 20m", in: "Content/identity-systems/directory.yaml")
    let asking = try site.start(["accept"], waitsForInput: true)
    while try !site.read(asking.errorsName).contains("why?") { usleep(10_000) }
    let saved = try site.read(Self.page) + "\nSaved meanwhile.\n"
    try site.write(Self.page, saved)
    let result = try asking.end(input: "faster\n")
    #expect(result.status == 1)
    #expect(result.errors.contains("\(Self.page):1:1: error[D702]"), "\(result.errors)")
    #expect(try site.read(Self.page) == saved)
  }
}
