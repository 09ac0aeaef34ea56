import Foundation
import Testing

/// A renaming that was killed after it changed some files and others not.
@Suite(.enabled(if: FaultShim.compiled != nil, "there is no compiler of C for the shim"))
struct UnfinishedChangeTests {
  private static let arguments = ["rename", "identity-system", "directory", "people"]
  private static let changed = "Content/scenarios/one-afternoon.yaml"

  private func halfRenamed() throws -> (site: Binary, before: FolderState) {
    let shim = try #require(FaultShim.compiled)
    let site = try Binary.starter()
    let before = try FolderState(of: site)
    let operations = try shim.operations(of: Self.arguments, in: site)
    for operation in 1...operations {
      try before.restore(site)
      _ = try site.run(Self.arguments, environment: shim.environment(.kill, at: operation))
      let now = try FolderState(of: site)
      let isBegun = now.entries.keys.contains { $0.hasSuffix("/journal") }
      let isChanged = now.entries[Self.changed] != before.entries[Self.changed]
      if isBegun, isChanged { return (site, before) }
    }
    throw CocoaError(.fileNoSuchFile)
  }

  @Test(.enabled(if: Binary.canBeUnprivileged))
  func whereItCannotBeUndoneItIsAFinding() throws {
    let (site, before) = try halfRenamed()
    let folders = ["Content", "Content/scenarios", "Content/identity-systems"]
    for folder in folders { try site.allow(0o555, folder) }
    for arguments in [["check"], ["check", "--format", "json"], ["lookup", "title"], ["fmt"]] {
      let result = try site.runUnprivileged(arguments)
      #expect(result.status == 1, "\(arguments)")
      #expect((result.errors + result.output).contains("D704"), "\(arguments): \(result.errors)")
    }
    for folder in folders { try site.allow(0o755, folder) }
    #expect(try site.runUnprivileged(["lookup", "title"]).status == 0)
    #expect(try FolderState(of: site) == before)
  }

  @Test func whatSomebodySavedSinceIsKept() throws {
    let (site, before) = try halfRenamed()
    try site.write(Self.changed, "mine")
    _ = try site.run(["check"])
    #expect(try site.read(Self.changed) == "mine")
    try before.restore(site)
    #expect(try site.run(["check", "--strict"]).status == 0)
  }

  /// The journal speaks of the record beside the content.
  @Test func itIsUndoneWhereAllWasMoved() throws {
    let (site, before) = try halfRenamed()
    let manager = FileManager.default
    let moved = site.folder.appending(path: "moved")
    try manager.createDirectory(at: moved, withIntermediateDirectories: true)
    for name in ["Content", "Output"] {
      try manager.moveItem(
        at: site.folder.appending(path: name), to: moved.appending(path: name))
    }
    let folders = ["--content", "moved/Content", "--output", "moved/Output"]
    #expect(try site.run(["check", "--strict"] + folders).status == 0)
    for name in ["Content", "Output"] {
      try manager.moveItem(
        at: moved.appending(path: name), to: site.folder.appending(path: name))
    }
    try manager.removeItem(at: moved)
    #expect(try FolderState(of: site) == before)
  }

  @Test func aJournalOfAnotherVersionIsLeftAlone() throws {
    let site = try Binary.starter()
    let journal = "Content/.driftless-staged-x/journal"
    try site.write(journal, "driftless journal 9\0")
    for arguments in [["check"], ["fmt"], ["rename", "attribute", "title", "role"]] {
      let result = try site.run(arguments)
      #expect(result.status == 1)
      #expect(result.errors.contains("Content:1:1: error[D704]"), "\(result.errors)")
    }
    #expect(site.isFile(journal))
  }
}
