import ArgumentParser
import Diagnostics

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
    if check { return try await format() }
    try await FolderLocks.holding([content.folder]) { try await format() }
  }

  private func format() async throws {
    let root = content.folder.withoutEndingSlashes
    let tree = try ContentFolder(path: content.folder).read { $0.hasPrefix("faq/") }
    try Terminal.report(tree.findings) { tree.file(atPath: $0) }
    let pages = await tree.formattedPages()
    if !check {
      try await ContentChange(
        content: content.folder, before: tree, texts: pages.map { ($0.name, $0.text) }
      ).write()
    }
    for page in pages { Terminal.print("\(root)/\(page.name)") }
    guard check else { return Terminal.note("\(counted(pages.count, "page")) formatted") }
    if !pages.isEmpty {
      Terminal.note("\(counted(pages.count, "page")) to format: driftless fmt")
      throw ExitCode.findings
    }
  }
}
