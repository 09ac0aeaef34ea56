import Diagnostics
import Markup
import Testing

/// What cmark would take very long or much memory for is refused before it is parsed.
@Suite struct LimitTests {
  @Test(arguments: [
    "https://a.example/" + String(repeating: ")", count: 200_000),
    String(repeating: "a@b.cd ", count: 400_000),
    String(repeating: "<?", count: 100_000), String(repeating: "<!A ", count: 100_000),
    String(repeating: "![[]()", count: 30_000),
    String(repeating: "|a", count: 100_000) + "|\n|-|\n",
    "[r]: https://a.example/" + String(repeating: "b", count: 100_000) + "\n\n"
      + String(repeating: "[r] ", count: 20_000),
  ])
  func refusesRepeatedWork(text: String) {
    let document = parseMarkdown(SourceFile(path: "p.md", text: "Hi.\n\n" + text))
    #expect(document.refusals.map(\.code) == [.fileTooLarge])
  }

  @Test(arguments: [
    "https://a.example/" + String(repeating: "(b)", count: 1_000),
    String(repeating: "a@b.cd\n", count: 10_000), String(repeating: "<b> ", count: 20_000),
    String(repeating: "![a](b)\n", count: 5_000),
    "[r]: https://a.example/\n\n" + String(repeating: "[r] ", count: 20_000),
  ])
  func readsWhatIsLess(text: String) {
    #expect(parseMarkdown(SourceFile(path: "p.md", text: text)).refusals.isEmpty)
  }
}
