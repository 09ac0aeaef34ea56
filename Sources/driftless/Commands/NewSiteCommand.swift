import ArgumentParser
import BuiltIn
import Diagnostics
import Platform
import Verification

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
    let kind = SiteFolder.kind(of: folder)
    guard kind == nil || kind == .folder else { throw taken }
    let made = try madeFolders()
    do {
      try await FolderLocks.holding([folder]) { try await write() }
    } catch {
      for folder in made.reversed() { rmdir(folder) }
      throw error
    }
    Terminal.print("\(folder) is ready; to see it: cd \(folder) && driftless build")
  }

  private var taken: UsageError {
    UsageError("'\(folder)' is there already, and not empty", hint: "name another folder")
  }

  /// Creates the folder, so that it can be locked.
  ///
  /// - Returns: The created folders, the outermost first.
  private func madeFolders() throws(FileFault) -> [String] {
    var missing: [String] = []
    var path = folder.withoutEndingSlashes
    while SiteFolder.kind(of: path) == nil {
      missing.append(path)
      path = StagedFiles.parent(of: path)
    }
    missing.reverse()
    for (number, path) in missing.enumerated() where mkdir(path, 0o777) != 0 && errno != EEXIST {
      let code = errno
      for made in missing[..<number].reversed() { rmdir(made) }
      throw FileFault(path, code: code)
    }
    return missing
  }

  private func write() async throws {
    guard FolderListing.entries(of: folder)?.isEmpty == true else { throw taken }
    let root = folder.withoutEndingSlashes
    let content = "Content/"
    var texts: [String: String] = [:]
    for (path, text) in BuiltIn.starter where path.hasPrefix(content) {
      texts[String(path.dropFirst(content.count))] = text
    }
    let output = "\(root)/Output"
    let correction = try await Workspace.open(
      SourceTree(root: "\(root)/Content", texts: texts),
      recordPath: Workspace.recordPath(below: output), Checked(nil)
    ).corrected()
    precondition(correction.left.isEmpty, "what is built in checks")
    let workspace = correction.workspace
    let record = try workspace.verification.record.following(
      nil, reason: "made by 'driftless new site'", today: Workspace.today())
    try await StagedFiles.making(in: root) { (staged) throws(FileFault) in
      for (path, text) in BuiltIn.starter.sorted(by: { $0.key < $1.key }) {
        // A hidden file would not be part of the built-in files.
        let name = path == "gitignore" ? ".gitignore" : path
        let isContent = path.hasPrefix(content)
        let corrected = isContent ? workspace.content[String(path.dropFirst(content.count))] : nil
        try staged.stage(Array((corrected?.text ?? text).utf8), at: "\(root)/\(name)")
      }
      for (path, bytes) in SchemaFolder(output: output).missing {
        try staged.stage(bytes, at: path)
      }
      try staged.stage(Array(record.text.utf8), at: workspace.recordPath)
    }
  }
}
