import CMarkGFM
import Diagnostics
import Dispatch
import Synchronization
import Testing

@testable import Markup

@Suite struct ConcurrencyTests {
  /// What only cmark's extensions read, each beside much else, so that threads read it at any moment.
  private static let texts = (0..<64).map { number in
    let filler = String(repeating: "Some *words* and `code`.\n", count: number % 7)
    return """
      \(filler)~~struck \(number)~~ and https://example.org/\(number) here, www.example.org too,
      and ana\(number)@example.org.

      | A | B |
      |---|---|
      | ~~\(number)~~ | www.example.com |

      \(filler)
      """
  }

  @Test func manyThreadsReadWhatOneReads() {
    let files = Self.texts.enumerated().map { SourceFile(path: "\($0).md", text: $1) }
    let alone = files.map { parseMarkdown($0) }
    #expect(alone[0].fragments.contains { "\($0)".contains("<del>struck 0</del>") })
    #expect(alone[0].links.map(\.destination).contains("http://www.example.org"))
    let wrong = Mutex<Set<Int>>([])
    DispatchQueue.concurrentPerform(iterations: files.count * 64) { number in
      let file = number % files.count
      if parseMarkdown(files[file]) != alone[file] { wrong.withLock { _ = $0.insert(file) } }
    }
    #expect(wrong.withLock(\.self).isEmpty)
  }

  /// A tree stays as it is while others come and go, which need more memory than one block has.
  @Test func treesWithinTheLifeOfOthersLeaveThemAlone() {
    let outer = "# One\n\n*Two* [three](four)."
    let large = String(repeating: "- *a* `b` [c](d)\n", count: 20_000)
    withTree(of: outer[...].utf8) { root in
      let before = root.words
      for _ in 0..<3 {
        withTree(of: large[...].utf8) { #expect($0.linkCount == 20_000) }
        withTree(of: "*x*"[...].utf8) { #expect($0.words == "x") }
      }
      #expect(root.words == before)
      #expect(before == "One Two three.")
      #expect(root.children.map(\.kind) == [CMARK_NODE_HEADING, CMARK_NODE_PARAGRAPH])
    }
  }
}
