import Foundation
import Testing

/// `make install` into a folder of its own.
@Suite struct InstallTests {
  static let files = [
    "bin/driftless", "share/bash-completion/completions/driftless", "share/doc/driftless/LICENSE",
    "share/fish/vendor_completions.d/driftless.fish", "share/zsh/site-functions/_driftless",
  ]

  @Test func installsAndRemovesWhatItInstalled() throws {
    let installation = try Installation()
    defer { installation.remove() }
    let folder = installation.folder
    try #require(try installation.make("install") == 0)
    #expect(Installation.files(in: folder) == Self.files.map { "opt/a b/\($0)" })
    let binary = try Binary()
    let program = folder.appending(path: "opt/a b/bin/driftless").path
    let version = try binary.run(["--version"], executable: program)
    #expect(version.status == 0)
    #expect(try #/^driftless \d+\.\d+\.\d+\n$/#.wholeMatch(in: version.output) != nil)
    let mine = folder.appending(path: "opt/a b/bin/mine")
    try Data().write(to: mine)
    try #require(try installation.make("uninstall") == 0)
    #expect(Installation.files(in: folder) == ["opt/a b/bin/mine"])
  }
}
