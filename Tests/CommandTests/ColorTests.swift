import Foundation
import Testing

/// Colours are only for people at terminals who have not disabled them.
@Suite struct ColorTests {
  static let escape = "\u{1B}["

  private func wrongStarter() throws -> Binary {
    let binary = try Binary.starter()
    try binary.replace(
      "](outcome:", by: " or not](outcome:",
      in: "Content/faq/first-steps/overwriting.md")
    return binary
  }

  @Test func aTerminalShowsSeverityAndCaretInColour() throws {
    let (status, shown) = try wrongStarter().runOnTerminal(
      ["check"], environment: ["TERM": "xterm-256color"])
    #expect(status == 1)
    #expect(shown.contains(": \(Self.escape)1;31merror[D401]\(Self.escape)0m: "), "\(shown)")
    #expect(shown.contains("| \(Self.escape)1;31m^") || shown.contains(" \(Self.escape)1;31m^"))
  }

  @Test(arguments: [
    ["TERM": "xterm", "NO_COLOR": "1"], ["TERM": "dumb"], ["TERM": ""], [:],
  ]) func thereIsNoColourWhereNoneIsWanted(environment: [String: String]) throws {
    let (status, shown) = try wrongStarter().runOnTerminal(["check"], environment: environment)
    #expect(status == 1)
    #expect(shown.contains("error[D401]: "), "\(shown)")
    #expect(!shown.contains("\u{1B}"))
  }

  /// An empty NO_COLOR has no effect.
  @Test func anEmptyWishIsNone() throws {
    let (_, shown) = try wrongStarter().runOnTerminal(
      ["check"], environment: ["TERM": "xterm", "NO_COLOR": ""])
    #expect(shown.contains(Self.escape))
  }

  @Test func aFileNeverGetsColours() throws {
    let binary = try wrongStarter()
    for format in ["human", "json", "sarif", "github", "gitlab", "junit"] {
      let result = try binary.run(
        ["check", "--format", format], environment: ["TERM": "xterm-256color"])
      #expect(result.status == 1)
      #expect(!(result.errors + result.output).contains("\u{1B}"), "\(format)")
    }
  }
}
