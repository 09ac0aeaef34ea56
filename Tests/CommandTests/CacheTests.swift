import Foundation
import RandomStories
import Testing

@testable import driftless

/// Whatever the cache contains and whatever happened to it, a build gives the same result as a clean
/// one.
///
/// `CACHE_SECONDS` makes the test longer, with random events; `CACHE_SEED` repeats such a run.
@Suite struct CacheTests {
  @Test func aBuildThatRemembersEqualsACleanOne() throws {
    let environment = ProcessInfo.processInfo.environment
    let seconds = environment["CACHE_SECONDS"].flatMap(Double.init)
    let seed =
      environment["CACHE_SEED"].flatMap(UInt64.init)
      ?? (seconds == nil ? 1 : .random(in: 0..<1_000_000))
    print("CacheTests: CACHE_SEED=\(seed) repeats this run")
    var events = try CacheEvents(seed: seed)
    let end = Date.now.addingTimeInterval(seconds ?? 0)
    var step = 0
    while step < 16 || Date.now < end {
      step += 1
      let happened = try events.next()
      let (warm, clean) = try (events.warmBuild(), events.cleanBuild())
      let place: Comment = "seed \(seed), step \(step): \(happened.joined(separator: ", "))"
      try #require(warm == clean, place)
    }
    print("CacheTests: \(step) builds were equal to clean ones")
  }

  @Test func withNothingToDoNothingIsOpened() throws {
    let binary = try Binary.starter()
    let cache = ["XDG_CACHE_HOME": binary.folder.appending(path: "cache").path]
    #expect(try binary.run(["build"], environment: cache).status == 0)
    let page = binary.folder.appending(path: "Content/faq/first-steps/overwriting.md")
    // A page that cannot be read is not missed, since nothing was to be done. Root reads everything.
    try binary.allow(0o000, "Content/faq/first-steps/overwriting.md")
    let changed = try binary.run(["build"], environment: cache)
    #expect(changed.status == (getuid() == 0 ? 0 : 1))
    #expect(try binary.run(["build", "--timings"], environment: cache).errors.contains("look"))
    try binary.allow(0o644, "Content/faq/first-steps/overwriting.md")
    #expect(FileManager.default.fileExists(atPath: page.path))
  }

  @Test(arguments: ["link", "open to others", "a file", "of somebody else"])
  func aFolderThatIsNotTheUsersAloneIsNotUsed(_ kind: String) throws {
    let binary = try Binary.starter()
    let home = binary.folder.appending(path: "cache")
    let folder = home.appending(path: "driftless")
    let elsewhere = binary.folder.appending(path: "elsewhere")
    let manager = FileManager.default
    try manager.createDirectory(at: home, withIntermediateDirectories: true)
    try manager.createDirectory(at: elsewhere, withIntermediateDirectories: true)
    switch kind {
    case "link": try manager.createSymbolicLink(at: folder, withDestinationURL: elsewhere)
    case "a file": try Data().write(to: folder)
    case "of somebody else":
      try manager.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      // Only root can give it away.
      guard chown(folder.path, 65_534, 65_534) == 0 else { return }
    default:
      try manager.createDirectory(at: folder, withIntermediateDirectories: true)
      try binary.allow(0o777, "cache/driftless")
    }
    let result = try binary.run(["build"], environment: ["XDG_CACHE_HOME": home.path])
    #expect(result.status == 0, "\(result.errors)")
    #expect(binary.files(below: "elsewhere").isEmpty)
    #expect(binary.files(below: "cache") == ["driftless"])
  }

  /// An entry is ignored if it is damaged, from another program, about another subject, or not private
  /// to the user.
  @Test func onlyWhatThisProgramWroteIsRead() throws {
    let binary = try Binary.empty()
    defer { withExtendedLifetime(binary) {} }
    let path = binary.folder.appending(path: "cache/driftless").path
    let folder = try #require(CacheFolder(path: path, program: [1, 2]))
    let entry: [UInt8] = Array("what was found".utf8)
    folder.write(entry, as: "build", of: ["a", "b"])
    #expect(folder.read("build", of: ["a", "b"]) == entry)
    #expect(folder.read("build", of: ["ab"]) == nil)
    #expect(CacheFolder(path: path, program: [1])?.read("build", of: ["a", "b"]) == nil)
    let name = try #require(FileManager.default.contentsOfDirectory(atPath: path).first)
    let file = URL(filePath: "\(path)/\(name)")
    let whole = try Data(contentsOf: file)
    func isRead(_ data: Data) throws -> Bool {
      try data.write(to: file)
      return folder.read("build", of: ["a", "b"]) != nil
    }
    for index in whole.indices {
      var damaged = whole
      damaged[index] ^= 1
      #expect(try !isRead(damaged))
      #expect(try !isRead(whole.prefix(index)))
    }
    #expect(try !isRead(whole + [0]))
    #expect(try isRead(whole))
    // The file name is only a hash; the file states its subject.
    folder.write(entry, as: "build", of: ["c"])
    let names = try FileManager.default.contentsOfDirectory(atPath: path)
    let other = try #require(names.first { $0 != name })
    #expect(try !isRead(Data(contentsOf: URL(filePath: "\(path)/\(other)"))))
    #expect(try isRead(whole))
    chmod(file.path, 0o620)
    #expect(folder.read("build", of: ["a", "b"]) == nil)
    try FileManager.default.removeItem(at: file)
    symlink("\(path)/\(other)", file.path)
    #expect(folder.read("build", of: ["a", "b"]) == nil)
  }
}
