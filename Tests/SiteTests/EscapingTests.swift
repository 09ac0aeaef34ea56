import Testing

@testable import Site

@Suite struct EscapingTests {
  /// In Swift, a quotation mark followed by a combining mark is a single character.
  @Test(arguments: ["\"\u{301}", "<\u{301}", ">\u{338}", "'\u{301}", "&\u{301}"])
  func escapesWhatACombiningMarkFollows(text: String) {
    let escaped = escapeHTML(text)
    for mark in "\"<>'" { #expect(!escaped.unicodeScalars.contains(mark.unicodeScalars.first!)) }
    #expect(escaped.hasPrefix("&"))
  }

  @Test func leavesOtherTextAlone() { #expect(escapeHTML("é “x” 😀") == "é “x” 😀") }
}
