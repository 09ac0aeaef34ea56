import Diagnostics
import Foundation
import LanguageServer
import ModelChecker
import Site
import SyncEngine
import Testing
import Verification
import YAML

@testable import Markup
@testable import driftless

/// `Documentation/limits.md` lists every limit. `ACCEPT=1 swift test --filter LimitDocumentationTests`
/// rewrites it from the constants.
@Suite struct LimitDocumentationTests {
  static let file = Binary.project.appending(path: "Documentation/limits.md")

  static let introduction = """
    # Limits

    What people write is far below these limits. They are there so that no file, however it came to be,
    asks for hours of work or for all memory. What is above one is a finding with its place (D003 for
    what is too large, D108 for what is nested too deep), and nothing is written. This page is made from
    the code by a test.

    """

  private static func mebibytes(_ bytes: Int) -> String { "\(bytes / 1_048_576) MiB" }

  private static func grouped(_ number: some BinaryInteger) -> String {
    var digits = Array("\(number)")
    for place in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(",", at: place) }
    return String(digits)
  }

  static let sections: [(title: String, rows: [(String, String)])] = [
    (
      "Files",
      [
        ("a file of content, a scenario on standard input", mebibytes(ContentFolder.fileBytesMax)),
        ("an export that is imported", mebibytes(InputFile.bytesMax)),
        ("a record of behaviour", mebibytes(Workspace.recordBytesMax)),
        ("a message to the language server", mebibytes(MessageFraming.messageBytesMax)),
        ("values in a file of YAML", grouped(YAMLLimits.valuesMax)),
        ("levels of nesting in a file of YAML", grouped(YAMLLimits.nestingMax)),
        ("values in an export", grouped(ContentLimits.jsonValuesMax)),
        ("levels of nesting in an export", grouped(ContentLimits.jsonNestingMax)),
      ]
    ),
    (
      "Content",
      [
        ("identity systems", grouped(ContentLimits.identitySystemsMax)),
        ("rules of a mapping", grouped(ContentLimits.mappingRulesMax)),
        (
          "attributes times rules, and 100 more of each, of all identity systems",
          grouped(ContentLimits.probedRulesMax)
        ),
        ("phrases for outcomes", grouped(ContentLimits.outcomePhrasesMax)),
        ("further wordings of such a phrase", grouped(ContentLimits.wordingsMax)),
        ("rows of a table of outcomes", grouped(ContentLimits.tableRowsMax)),
        ("users times steps of a scenario", grouped(ContentLimits.scenarioStatesMax)),
        (
          "values of all users times steps of a scenario",
          grouped(ContentLimits.scenarioValuesMax)
        ),
        ("syncs in a scenario", grouped(ContentLimits.scenarioSyncsMax)),
        (
          "syncs times rules in a scenario", grouped(ContentLimits.scenarioDecisionsMax)
        ),
        ("cycles in one wait", grouped(Simulator.cyclesMaxPerWait)),
        ("syncs in one wait", grouped(Simulator.syncsMaxPerWait)),
        ("syncs times rules in one wait", grouped(Simulator.decisionsMaxPerWait)),
        ("days of a scenario", grouped(Simulator.lastMinute / 1_440)),
        ("phrases of a claim", grouped(ContentLimits.claimPartsMax)),
        ("states of a claim's world", grouped(Universe.statesMax)),
        ("terms of the glossary", grouped(ContentLimits.glossaryTermsMax)),
        (
          "words of a term, or of an entry of the vocabulary",
          grouped(ContentLimits.termWordsMax)
        ),
        ("former names in `redirects`", grouped(ContentLimits.formerNamesMax)),
      ]
    ),
    (
      "Pages",
      [
        ("levels of nesting", grouped(MarkupLimits.nestingMax)),
        ("columns of a table", grouped(MarkupLimits.columnsMax)),
        ("cells of all tables of a page", grouped(MarkupLimits.cellsMax)),
        (
          "markers of lists and quotations that begin one line",
          grouped(MarkupLimits.markersMax)
        ),
      ]
    ),
    (
      "Templates",
      [
        ("a template", mebibytes(TemplateLimits.bytesMax)),
        ("sections within sections", grouped(TemplateLimits.sectionsMax)),
        ("sections and partials within one another", grouped(TemplateLimits.nestingMax)),
        (
          "tags and lines of all templates, each partial as often as it is used",
          grouped(TemplateLimits.partsMax)
        ),
        (
          "text of all templates, each partial as often as it is used",
          mebibytes(TemplateLimits.textBytesMax)
        ),
        ("a page that is made", mebibytes(TemplateLimits.pageBytesMax)),
        ("tags that are followed for a page", grouped(TemplateLimits.pageStepsMax)),
      ]
    ),
    (
      "Findings that are shown (all are counted)",
      [
        ("of one kind in one file", grouped(ReportLimits.findingsMaxInFile)),
        ("of one kind in all files", grouped(ReportLimits.findingsMax)),
        ("further places of one finding", grouped(ReportLimits.relatedMax)),
        ("names in one message", grouped(ReportLimits.namesMax)),
        ("bytes of a message", grouped(ReportLimits.messageBytesMax)),
        ("bytes of a hint", grouped(ReportLimits.hintBytesMax)),
      ]
    ),
  ]

  @Test func listsEachLimit() throws {
    var text = Self.introduction
    for section in Self.sections {
      text += "\n## \(section.title)\n\n| What | At most |\n|:--|--:|\n"
      for (what, limit) in section.rows { text += "| \(what) | \(limit) |\n" }
    }
    if ProcessInfo.processInfo.environment["ACCEPT"] != nil {
      try Data(text.utf8).write(to: Self.file)
    }
    #expect(try String(contentsOf: Self.file, encoding: .utf8) == text)
  }
}
