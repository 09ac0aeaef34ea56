import ArgumentParser
import Diagnostics
import Foundation
import Knowledge

struct FormatCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Align the cells of tables in pages.",
    discussion: """
      Everything else stays as it is, byte by byte, and a page is rendered as before. Tables within \
      lists and quotations are left alone, and so is YAML. All files change or none.

      Examples:
        driftless fmt
        driftless fmt --check
      """)

  @Flag(help: "Change nothing; the status is 1 if something would change.")
  var check = false

  @OptionGroup var content: ContentOption

  func run() async throws {
    let root = content.folder.withoutEndingSlashes
    let tree = try ContentFolder(path: content.folder).read { $0.hasPrefix("faq/") }
    Terminal.show(tree.findings.report()) { tree.file(atPath: $0) }
    if tree.findings.hasErrors { throw ExitCode.findings }
    let pages = await tree.formattedPages()
    for page in pages { Terminal.print("\(root)/\(page.name)") }
    if check {
      if !pages.isEmpty {
        Terminal.note("\(counted(pages.count, "page")) to format: driftless fmt")
        throw ExitCode.findings
      }
      return
    }
    var staged = StagedFiles()
    do throws(FileFault) {
      for page in pages {
        let path = "\(root)/\(page.name)"
        let folder = (path as NSString).deletingLastPathComponent
        try staged.stage(Array(page.text.utf8), at: path, below: folder)
      }
      try staged.commit()
    } catch {
      staged.discard()
      Terminal.show([error.finding]) { _ in nil }
      throw ExitCode.findings
    }
    Terminal.note("\(counted(pages.count, "page")) formatted")
  }
}
