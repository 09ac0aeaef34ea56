import Foundation
import Testing

/// Shells complete words, including those of the content.
@Suite struct CompletionTests {
  /// What bash offers for the last of some words.
  private func offered(_ words: [String], in binary: Binary) throws -> [String] {
    let script = try binary.run(["--generate-completion-script", "bash"])
    try #require(script.status == 0)
    try binary.write("completion.bash", script.output)
    let line = ([Binary.path] + words).map { "'\($0)'" }.joined(separator: " ")
    let result = try binary.run(
      [
        "-c",
        """
        . ./completion.bash
        COMP_WORDS=(\(line)); COMP_CWORD=\(words.count); COMP_TYPE=9
        COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}
        _driftless "${COMP_WORDS[0]}" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
        printf '%s\\n' "${COMPREPLY[@]}"
        """,
      ], executable: "/bin/bash")
    #expect(result.errors.isEmpty, "\(result.errors)")
    return result.output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func thereIsAScriptForEachShell(shell: String) throws {
    let result = try Binary().run(["--generate-completion-script", shell])
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    #expect(result.output.contains("driftless"))
  }

  @Test func namesComeFromTheContent() throws {
    let binary = try Binary.starter()
    #expect(try offered(["lookup", "--identity-system", ""], in: binary) == ["directory"])
    #expect(try offered(["prove", "--identity-system", "d"], in: binary) == ["directory"])
    #expect(try offered(["lookup", "--changed-at", "t"], in: binary) == ["target"])
    #expect(try offered(["check", "--format", "s"], in: binary) == ["sarif"])
    let claims = try #require(
      try binary.json(binary.run(["prove", "--format", "json"]))["claims"] as? [[String: Any]])
    let ids = claims.compactMap { $0["claim"] as? String }
    #expect(!ids.isEmpty)
    #expect(try offered(["prove", ""], in: binary).sorted() == ids.sorted())
    #expect(try offered(["explain", "D42"], in: binary).contains("D425"))
  }

  @Test func theFolderOfTheContentIsTheNamedOne() throws {
    let binary = try Binary.starter()
    try FileManager.default.moveItem(
      at: binary.folder.appending(path: "Content"), to: binary.folder.appending(path: "My Help"))
    #expect(try offered(["prove", "--identity-system", ""], in: binary).isEmpty)
    #expect(
      try offered(["prove", "--content", "My Help", "--identity-system", ""], in: binary)
        == ["directory"])
  }

  @Test func brokenContentCompletesToWhatCanBeRead() throws {
    let binary = try Binary.starter()
    let before = try offered(["prove", ""], in: binary)
    try binary.write("Content/claims/broken.yaml", "- {id: [")
    try binary.write("Content/claims/odd.yaml", "- {id: odd, says: 3, nonsense: true}")
    try binary.write("Content/identity-systems/broken.yaml", "a: [")
    try binary.write("Content/attributes.yaml", "- {id: ")
    #expect(try Set(offered(["prove", ""], in: binary)) == Set(before + ["odd"]))
    #expect(
      try offered(["lookup", "--identity-system", ""], in: binary).sorted() == [
        "broken", "directory",
      ])
    #expect(try offered(["lookup", ""], in: binary).isEmpty)
  }
}
