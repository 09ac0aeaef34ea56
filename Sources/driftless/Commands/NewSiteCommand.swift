import ArgumentParser
import BuiltIn
import Diagnostics
import Foundation
import Knowledge

struct NewSiteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site",
    abstract: "Make a small complete help centre to begin with.",
    discussion: """
      It has one identity system, one page, a table, a scenario and two laws, and it checks at once. \
      The folder must be empty, or not there yet.

      Examples:
        driftless new site help
        cd help && driftless build
      """)

  @Argument(
    help: ArgumentHelp("The folder of the new help centre.", valueName: "dir"),
    completion: .directory)
  var folder: String

  func run() async throws {
    let manager = FileManager.default
    if SiteFolder.kind(of: folder) != nil,
      try SiteFolder.kind(of: folder) != .folder
        || !manager.contentsOfDirectory(atPath: folder).isEmpty
    {
      throw UsageError("'\(folder)' is there already, and not empty", hint: "name another folder")
    }
    let files = BuiltIn.starter.sorted { $0.key < $1.key }
    for (path, text) in files {
      // A hidden file would be no part of what is built in.
      let name = path == "gitignore" ? ".gitignore" : path
      let url = URL(fileURLWithPath: folder).appending(path: name)
      try manager.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url, options: .withoutOverwriting)
    }
    let schemas = SchemaFolder(output: "\(folder)/Output").write()
    Terminal.show(schemas.findings) { _ in nil }
    if schemas.findings.hasErrors { throw ExitCode.findings }
    let accept = try AcceptCommand.parse([
      "--content", "\(folder)/Content", "--output", "\(folder)/Output", "--reason",
      "made by 'driftless new site'",
    ])
    try await accept.accept()
    Terminal.print("\(folder) is ready; to see it: cd \(folder) && driftless build")
  }
}
