import Foundation
import Testing

/// A build asks Git when pages were changed, and runs no program that the repository names.
@Suite struct GitTests {
  /// Keys of Git's configuration that name programs or cause them to run.
  private static let hostileSettings = [
    ("log.showSignature", "true"), ("gpg.program", "CANARY"), ("gpg.openpgp.program", "CANARY"),
    ("gpg.x509.program", "CANARY"), ("gpg.ssh.program", "CANARY"), ("core.fsmonitor", "CANARY"),
    ("core.pager", "CANARY"), ("pager.log", "CANARY"), ("core.editor", "CANARY"),
    ("core.sshCommand", "CANARY"), ("core.gitProxy", "CANARY"), ("core.askPass", "CANARY"),
    ("core.alternateRefsCommand", "CANARY"), ("core.hooksPath", "HOOKS"),
    ("credential.helper", "!CANARY"), ("diff.external", "CANARY"),
    ("diff.canary.textconv", "CANARY"), ("diff.canary.command", "CANARY"),
    ("filter.canary.clean", "CANARY"), ("filter.canary.smudge", "CANARY"),
    ("filter.canary.process", "CANARY"), ("merge.canary.driver", "CANARY"),
    ("alias.log", "!CANARY"), ("alias.rev-parse", "!CANARY"), ("log.follow", "true"),
    ("log.diffMerges", "on"), ("diff.submodule", "log"), ("submodule.recurse", "true"),
    ("color.ui", "always"), ("log.showRoot", "false"), ("core.quotePath", "true"),
  ]

  /// A starter site in a repository of its own.
  private struct Repository {
    let binary: Binary
    let canary: URL

    init() throws {
      binary = try Binary.starter()
      canary = binary.folder.deletingLastPathComponent().appending(path: "canary-ran")
      try binary.write("../canary.sh", "#!/bin/sh\ntouch '\(canary.path)'\n")
      try binary.allow(0o755, "../canary.sh")
      try git("init", "-q", "-b", "main")
      try git("add", "-A")
      try git(
        "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "--no-verify", "-m",
        "the site")
    }

    var program: String { canary.deletingLastPathComponent().appending(path: "canary.sh").path }

    @discardableResult
    func git(_ arguments: String..., input: String? = nil) throws -> String {
      let result = try binary.run(
        arguments, input: input,
        environment: [
          "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
          "GIT_COMMITTER_DATE": "1700000000 +0000", "GIT_AUTHOR_DATE": "1700000000 +0000",
        ], executable: "/usr/bin/git")
      try #require(result.status == 0, "\(arguments): \(result.errors)")
      return result.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    var hasRun: Bool { FileManager.default.fileExists(atPath: canary.path) }

    func build(_ environment: [String: String] = [:]) throws {
      let built = try binary.run(["build"], environment: environment)
      #expect(built.status == 0, "\(built.errors)")
    }

    /// Whether the site shows when its page was changed.
    var knowsDates: Bool {
      get throws {
        let page = try binary.read("Output/site/faq/first-steps/overwriting/index.html")
        return page.contains("2023-11-14")
      }
    }
  }

  @Test func datesOfPagesComeFromTheRepository() throws {
    let repository = try Repository()
    try repository.build()
    #expect(try repository.knowsDates)
  }

  @Test func nothingThatTheRepositoryNamesIsRun() throws {
    let repository = try Repository()
    try repository.binary.write(
      ".git/hostile-hooks/post-index-change", "#!/bin/sh\n'\(repository.program)'\n")
    try repository.binary.allow(0o755, ".git/hostile-hooks/post-index-change")
    try repository.binary.write(
      ".git/info/attributes", "* diff=canary filter=canary merge=canary\n")
    // A commit that claims to be signed.
    let commit = try repository.git("cat-file", "commit", "HEAD")
    let parts = commit.split(separator: "\n\n", maxSplits: 1)
    let signature =
      "gpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ==\n -----END PGP SIGNATURE-----"
    let signed = try repository.git(
      "hash-object", "-t", "commit", "-w", "--stdin",
      input: "\(parts[0])\n\(signature)\n\n\(parts[1])\n")
    try repository.git("update-ref", "HEAD", signed)
    let included = Self.hostileSettings.map { key, value in
      let names = key.split(separator: ".", omittingEmptySubsequences: false)
      let section =
        names.count > 2
        ? "[\(names[0]) \"\(names[1..<names.count - 1].joined(separator: "."))\"]" : "[\(names[0])]"
      let value = value.replacing("CANARY", with: repository.program)
        .replacing(
          "HOOKS", with: repository.binary.folder.appending(path: ".git/hostile-hooks").path)
      return "\(section)\n\t\(names[names.count - 1]) = \"\(value)\"\n"
    }
    try repository.binary.write(".git/included", included.joined())
    let config = try repository.binary.read(".git/config")
    try repository.binary.write(".git/config", config + "[include]\n\tpath = included\n")
    // It would be run.
    _ = try? repository.git("log", "-1")
    try #require(repository.hasRun)
    try FileManager.default.removeItem(at: repository.canary)
    try repository.build()
    #expect(!repository.hasRun)
    #expect(try repository.knowsDates)
  }

  @Test func objectsThatAreNotThereAreNotFetched() throws {
    let repository = try Repository()
    let tree = try repository.git("rev-parse", "HEAD:Content")
    try repository.git("config", "remote.origin.url", "ext::\(repository.program) %S")
    try repository.git("config", "remote.origin.uploadpack", repository.program)
    try repository.git("config", "remote.origin.promisor", "true")
    try repository.git("config", "protocol.ext.allow", "always")
    try repository.git("config", "core.repositoryFormatVersion", "1")
    try repository.git("config", "extensions.partialClone", "origin")
    try FileManager.default.removeItem(
      at: repository.binary.folder.appending(
        path: ".git/objects/\(tree.prefix(2))/\(tree.dropFirst(2))"))
    try repository.build()
    #expect(!repository.hasRun)
  }

  /// The shell would find these before the right one.
  @Test(arguments: ["", ".", "Content", "ABSOLUTE"])
  func aProgramInTheSiteIsNotTaken(entry: String) throws {
    let repository = try Repository()
    for folder in [".", "Content"] {
      try repository.binary.write("\(folder)/git", "#!/bin/sh\n'\(repository.program)'\n")
      try repository.binary.allow(0o755, "\(folder)/git")
    }
    let first =
      entry == "ABSOLUTE" ? repository.binary.folder.appending(path: "Content").path : entry
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    _ = try repository.binary.run(["build"], environment: ["PATH": "\(first):\(path)"])
    #expect(!repository.hasRun)
  }

  @Test func variablesOfAnotherRepositoryDoNotCount() throws {
    let repository = try Repository()
    // As in a hook.
    try repository.build([
      "GIT_DIR": ".git", "GIT_INDEX_FILE": ".git/index", "GIT_PREFIX": "",
      "GIT_EXTERNAL_DIFF": repository.program, "GIT_PAGER": repository.program,
      "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "log.showSignature",
      "GIT_CONFIG_VALUE_0": "true",
    ])
    #expect(!repository.hasRun)
    #expect(try repository.knowsDates)
  }

  @Test func withoutGitThereAreNoDates() throws {
    let repository = try Repository()
    try repository.build(["PATH": ""])
    #expect(try !repository.knowsDates)
  }
}
