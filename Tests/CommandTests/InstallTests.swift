import Foundation
import Testing

/// `make install` into a folder of its own.
@Suite struct InstallTests {
  static let files = [
    "bin/driftless", "share/bash-completion/completions/driftless", "share/doc/driftless/LICENSE",
    "share/fish/vendor_completions.d/driftless.fish", "share/zsh/site-functions/_driftless",
  ]

  private func make(_ target: String, _ folder: URL) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    // The binary is there already, and is not built anew.
    process.arguments = [
      "make", target, "-o", "setup", "-o", Binary.path, "DRIFTLESS=\(Binary.path)",
      "DESTDIR=\(folder.path)", "PREFIX=/opt/a b",
    ]
    process.currentDirectoryURL = Binary.project
    process.standardOutput = FileHandle.nullDevice
    var variables = ProcessInfo.processInfo.environment
    for name in ["MAKEFLAGS", "MAKELEVEL", "MFLAGS"] { variables[name] = nil }
    process.environment = variables
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  private func installed(_ folder: URL) -> [String] {
    (FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? []).filter {
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(
        atPath: folder.appending(path: $0).path, isDirectory: &isFolder) && !isFolder.boolValue
    }.sorted()
  }

  @Test func installsAndRemovesWhatItInstalled() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "install \(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    try #require(try make("install", folder) == 0)
    #expect(installed(folder) == Self.files.map { "opt/a b/\($0)" })
    let binary = try Binary()
    let program = folder.appending(path: "opt/a b/bin/driftless").path
    let version = try binary.run(["--version"], executable: program)
    #expect(version.status == 0)
    #expect(try #/^driftless \d+\.\d+\.\d+\n$/#.wholeMatch(in: version.output) != nil)
    let mine = folder.appending(path: "opt/a b/bin/mine")
    try Data().write(to: mine)
    try #require(try make("uninstall", folder) == 0)
    #expect(installed(folder) == ["opt/a b/bin/mine"])
  }
}
