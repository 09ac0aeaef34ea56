import Foundation
import Testing

/// Partial output is never mistaken for complete output.
@Suite struct OutputErrorTests {
  /// Runs a line of a shell, in which `driftless` is the binary.
  private func shell(_ line: String, in site: Binary) throws -> Binary.Result {
    try site.run(
      ["-c", "driftless() { \"$DRIFTLESS_BINARY\" \"$@\"; }\n\(line)"],
      environment: ["DRIFTLESS_BINARY": Binary.path], executable: "/bin/bash")
  }

  static let printing = [
    "check --format json", "check --format sarif", "check --format github", "lookup title",
    "why --attribute title --at target", "simulate Content/scenarios/one-afternoon.yaml", "prove",
    "prove --format json", "coverage", "schema page", "explain D401", "--help", "--version",
    "check --help", "--generate-completion-script bash", "diff Output/knowledge.json", "build",
    "fmt", "new page faq/new.md", "mutate R1",
  ]

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")), arguments: printing)
  func aFullDiskIsAFault(arguments: String) throws {
    let sites = try [Binary.starter(), Binary.starter()]
    // Without findings there is nothing to annotate.
    for site in sites { try site.write("Content/unknown.yaml", "a: b\n") }
    // With all in order `fmt` has no file to name.
    for site in sites {
      try site.replace(
        "\n| Attribute", by: "\n|  Attribute", in: "Content/faq/first-steps/overwriting.md")
    }
    let result = try shell("driftless \(arguments) > /dev/full", in: sites[0])
    #expect(result.status == 3, "\(result.errors)")
    #expect(
      result.errors.contains("error: standard output cannot be written: no space left on device"))
    #expect(try shell("driftless \(arguments) >&-", in: sites[1]).status == 3)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func findingsThatCannotBeWrittenAreAFault() throws {
    let site = try Binary.starter()
    #expect(try shell("driftless check 2> /dev/full", in: site).status == 3)
    #expect(try shell("driftless check 2>&-", in: site).status == 3)
    #expect(try shell("driftless nonsense 2> /dev/full", in: site).status == 3)
  }

  /// As with other tools: shells show this status.
  @Test func aReaderThatWentAwayIsNoFault() throws {
    let site = try Binary.starter()
    let line = "(sleep 1; driftless --help; echo $? > status) | true; sleep 2; cat status"
    let result = try shell(line, in: site)
    #expect(result.output == "141\n")
    #expect(result.errors.isEmpty)
  }

  /// Files that are opened do not take the place of a stream that is closed.
  @Test func aClosedStreamIsNotWrittenToAFile() throws {
    let site = try Binary.starter()
    let before = try FolderState(of: site)
    let result = try shell("driftless check <&- >&- 2>&-", in: site)
    #expect(result.status == 3)
    #expect(try FolderState(of: site) == before)
  }

  /// The files are written although the reader of the output has gone away.
  @Test func aReaderThatWentAwayStopsNoWriting() throws {
    let site = try Binary.starter()
    _ = try shell(
      "(sleep 1; driftless rename identity-system directory people) | true; sleep 2", in: site)
    #expect(try site.run(["check", "--strict"]).status == 0)
    #expect(
      FileManager.default.fileExists(atPath: site.path("Content/identity-systems/people.yaml")))
  }
}
