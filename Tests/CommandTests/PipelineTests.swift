import Diagnostics
import Foundation
import Testing
import YAML

/// The pipelines in Documentation/ci do what they say: their own lines are run.
@Suite struct PipelineTests {
  /// What a runner does with the files: a repository with a commit and the one before it.
  private struct Runner {
    let site: Binary
    let summary: String

    init() throws {
      site = try Binary.starter()
      summary = site.folder.appending(path: ".summary").path
      let programs = site.folder.appending(path: ".bin")
      try FileManager.default.createDirectory(at: programs, withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: programs.appending(path: "driftless").path, withDestinationPath: Binary.path)
      try git("init", "--quiet")
      try commit("first")
      try site.write(
        "Content/claims/more.yaml",
        "- {id: more, says: It stays., attribute: unmapped, never: it is written}\n")
      try #require(try site.run(["accept", "--reason", "more"]).status == 0)
      try commit("second")
    }

    func git(_ arguments: String...) throws {
      let identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com"]
      let result = try site.run(["git"] + identity + arguments, executable: "/usr/bin/env")
      try #require(result.status == 0, "\(result.errors)")
    }

    func commit(_ message: String) throws {
      try git("add", "--all", ":(exclude).*")
      try git("commit", "--quiet", "--message", message)
    }

    func run(_ script: String, _ environment: [String: String] = [:]) throws -> Binary.Result {
      let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
      let runner = [
        "CI": "true", "GITHUB_STEP_SUMMARY": summary,
        "PATH": "\(site.folder.appending(path: ".bin").path):\(path)",
      ]
      return try site.run(
        ["-e", "-c", script], environment: runner.merging(environment) { _, new in new },
        executable: "/bin/bash")
    }
  }

  private static func text(_ name: String) throws -> String {
    try String(
      contentsOf: Binary.project.appending(path: "Documentation/ci/\(name)"), encoding: .utf8)
  }

  /// What a file says, without the steps that repeat another one by an alias, which only install.
  private static func file(_ name: String) throws -> [String: Any] {
    let text = try text(name).replacing(" &install\n", with: "\n")
      .replacing(/\n +- \*install(?=\n)/, with: "")
    var findings: [Finding] = []
    let root = parseYAML(SourceFile(path: name, text: text), &findings)
    #expect(findings.isEmpty)
    return try #require(root.map(value) as? [String: Any])
  }

  private static func value(_ node: YAMLNode) -> Any {
    switch node.content {
    case .scalar(let text, _): text
    case .sequence(let nodes): nodes.map(value)
    case .mapping(let entries):
      Dictionary(uniqueKeysWithValues: entries.map { ($0.key.value, value($0.value)) })
    }
  }

  /// Whether a script runs the program, and not only installs it.
  private static func runsDriftless(_ script: String) -> Bool {
    script.contains(/(^|\n)\s*driftless [a-z]/)
  }

  private struct Step {
    let job: String
    let script: String
    let environment: [String: String]
  }

  /// The steps that run the program.
  private static func gitHubSteps() throws -> [Step] {
    let jobs = try #require(try file("github.yml")["jobs"] as? [String: [String: Any]])
    return try jobs.sorted { $0.key < $1.key }.flatMap { name, job -> [Step] in
      let steps = try #require(job["steps"] as? [[String: Any]])
      return steps.compactMap { step in
        guard let script = step["run"] as? String, runsDriftless(script) else { return nil }
        return Step(
          job: name, script: script, environment: step["env"] as? [String: String] ?? [:])
      }
    }
  }

  private static func gitLabSteps() throws -> [Step] {
    try file("gitlab.yml").sorted { $0.key < $1.key }.compactMap { name, job in
      guard let job = job as? [String: Any], let lines = job["script"] as? [String] else {
        return nil
      }
      return Step(
        job: name, script: lines.joined(separator: "\n"),
        environment: ["CI_MERGE_REQUEST_DIFF_BASE_SHA": "HEAD^1"])
    }
  }

  @Test func theLinesForGitHubDoWhatTheySay() throws {
    let runner = try Runner()
    let steps = try Self.gitHubSteps()
    #expect(steps.map(\.job) == ["behaviour", "build", "check", "code-scanning"])
    for step in steps {
      let result = try runner.run(step.script, step.environment)
      #expect(result.status == 0, "\(step.job): \(result.errors)")
    }
    #expect(try runner.site.read("changes.md").hasPrefix("<!-- driftless diff -->\n### What"))
    #expect(try runner.site.read(".summary") == runner.site.read("changes.md"))
    #expect(try runner.site.read("driftless.sarif").contains("\"results\": []"))
    #expect(runner.site.files(below: "Output/site").contains("index.html"))
  }

  @Test func theLinesForGitLabDoWhatTheySay() throws {
    let runner = try Runner()
    let steps = try Self.gitLabSteps()
    #expect(steps.map(\.job) == ["behaviour", "check", "code-quality", "pages"])
    for step in steps {
      let result = try runner.run(step.script, step.environment)
      #expect(result.status == 0, "\(step.job): \(result.errors)")
    }
    #expect(try runner.site.read("changes.md").hasPrefix("<!-- driftless diff -->\n### What"))
    #expect(try runner.site.read("junit.xml").contains("<testsuites"))
    #expect(try runner.site.read("quality.json") == "[]\n")
    #expect(runner.site.files(below: "public").contains("index.html"))
  }

  /// A wrong sentence makes exactly the jobs red that are to be red.
  @Test func aWrongSentenceIsSeen() throws {
    let runner = try Runner()
    try runner.site.replace(
      "](outcome:", by: " x](outcome:", in: "Content/faq/first-steps/overwriting.md")
    for steps in [try Self.gitHubSteps(), try Self.gitLabSteps()] {
      var red = Set<String>()
      for step in steps where try runner.run(step.script, step.environment).status != 0 {
        red.insert(step.job)
      }
      #expect(red.subtracting(["pages", "build"]) == ["check"])
      #expect(red.count == 2)
    }
    #expect(try runner.site.read("driftless.sarif").contains("\"D401\""))
    #expect(try runner.site.read("quality.json").contains("\"D401 wrong-words\""))
  }

  @Test func gitHubGetsNoMoreThanItNeeds() throws {
    let text = try Self.text("github.yml")
    let file = try Self.file("github.yml")
    #expect((file["permissions"] as? [String: Any])?.isEmpty == true)
    #expect(!text.contains(/\n\s*pull_request_target/))
    #expect(!text.contains("secrets."))
    let jobs = try #require(file["jobs"] as? [String: [String: Any]])
    for (name, job) in jobs {
      let permissions = try #require(job["permissions"] as? [String: String], "\(name)")
      let steps = try #require(job["steps"] as? [[String: Any]])
      let runs = steps.compactMap { $0["run"] as? String }
      // What others write is never a part of a script.
      #expect(runs.allSatisfy { !$0.contains("${{") }, "\(name)")
      if permissions.values.contains("write"), name != "code-scanning" {
        // What may write runs nothing that a pull request brings.
        #expect(!runs.contains(where: Self.runsDriftless), "\(name)")
        #expect(!steps.contains { ($0["uses"] as? String)?.contains("/checkout@") == true })
      }
    }
    let uses = text.split(separator: "\n").filter { $0.contains("uses: ") }
    #expect(uses.count >= 8)
    for line in uses {
      #expect(
        line.contains(#/uses: [a-z-]+(/[a-z-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/#), "\(line)")
    }
  }

  @Test func theHookChecksWhatIsCommitted() throws {
    let runner = try Runner()
    let page = "Content/faq/first-steps/overwriting.md"
    try runner.site.write(".git/hooks/pre-commit", Self.text("pre-commit"))
    try runner.site.allow(0o755, ".git/hooks/pre-commit")
    func commit(_ files: String) throws -> Binary.Result {
      try runner.run(
        "git add \(files) && git -c user.name=T -c user.email=t@example.com commit -qm change")
    }
    try runner.site.write("notes.txt", "no content")
    try runner.site.write("Content/.draft", "ignored")
    #expect(try commit("notes.txt Content/.draft").status == 0)
    try runner.site.replace("](outcome:", by: " x](outcome:", in: page)
    let refused = try commit(page)
    #expect(refused.status != 0)
    #expect(refused.errors.contains("\(page):"))
    // The same mistake does not stand in the way of another file.
    try runner.git("reset", "--quiet")
    try runner.site.write("Content/site.yaml", runner.site.read("Content/site.yaml") + "# Site.\n")
    let other = try commit("Content/site.yaml")
    #expect(other.status == 0, "\(other.errors)")
    #expect(
      other.errors.contains("findings in other files") || other.errors.contains("finding in other"))
    try runner.git("rm", "--quiet", "--force", page)
    #expect(try commit("--all").status == 0)
  }
}
