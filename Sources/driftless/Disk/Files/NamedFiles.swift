import Diagnostics
import Platform
import Verification

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The files of a help centre that are named on the command line, with their paths as shown in
/// findings.
struct NamedFiles {
  /// The paths of existing files inside the content's folder, or the record's path.
  private(set) var names: Set<String> = []
  private var paths: Set<String> = []

  /// - Parameter files: Paths relative to the working directory, or absolute ones.
  init(_ files: [String], in workspace: Workspace) throws {
    let root = Self.real(workspace.content.root)
    for file in files {
      let path = Self.real(folderOf: file)
      if path == Self.real(folderOf: workspace.recordPath) {
        names.insert(workspace.recordPath)
        paths.insert(workspace.recordPath)
        continue
      }
      guard path.hasPrefix("\(root)/") else {
        throw UsageError(
          "'\(file)' is not inside '\(workspace.content.root)'",
          hint: "name files of the content, or its folder with --content DIR")
      }
      let name = String(path.dropFirst(root.count + 1))
      let shown = "\(workspace.content.root)/\(name)"
      guard workspace.content.has(name) else { throw Self.unknown(file, name) }
      names.insert(name)
      paths.insert(shown)
    }
  }

  func contains(_ finding: Finding) -> Bool { paths.contains(finding.location.file) }

  private static func unknown(_ file: String, _ name: String) -> UsageError {
    switch SiteFolder.kind(of: file) {
    case nil: UsageError("there is no file '\(file)'")
    case .folder: UsageError("'\(file)' is a folder", hint: "name the files in it")
    default:
      UsageError(
        "'\(file)' is ignored",
        hint: name.split(separator: "/").contains { $0.hasPrefix(".") }
          ? "names that begin with a dot are no content" : nil)
    }
  }

  /// Returns the path without symbolic links, except for the last component: a link in the content is
  /// reported as such.
  private static func real(folderOf file: String) -> String {
    let url = URL(fileURLWithPath: file).standardized
    return "\(real(url.deletingLastPathComponent().path))/\(url.lastPathComponent)"
  }

  private static func real(_ folder: String) -> String {
    canonicalPath(folder) ?? URL(fileURLWithPath: folder).path
  }
}

extension SourceTree {
  /// Returns whether a file was read, or would have been read without its faults.
  fileprivate func has(_ name: String) -> Bool {
    self[name] != nil || attachment(name) != nil
      || findings.contains { $0.location.file == location(of: name).file }
  }
}
