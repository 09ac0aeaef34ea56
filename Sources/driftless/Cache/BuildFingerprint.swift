import Diagnostics
import Verification

/// Everything that a build's output depends on, from file metadata: no file is opened.
struct BuildFingerprint: Equatable {
  /// The signatures of the content, the templates and the record, by path.
  let files: [String: FileSignature]
  /// The day, because sources become out of date.
  let today: String
  /// The commit, which decides when pages were last changed.
  let commit: String

  init(files: [String: FileSignature], today: String, commit: String) {
    self.files = files
    self.today = today
    self.commit = commit
  }

  /// Takes the current fingerprint.
  ///
  /// - Returns: `nil` if there is anything that is not a plain file or folder.
  init?(_ place: Place) throws {
    var files: [String: FileSignature] = [:]
    for folder in [place.content, place.templates].compactMap(\.self) {
      guard Self.list(folder, &files) else { return nil }
    }
    if let record = FileSignature(of: place.recordPath) { files[place.recordPath] = record }
    self.init(
      files: files, today: "\(try Workspace.today())", commit: GitHistory.head(of: place.content))
  }

  /// The folders of a build.
  struct Place {
    let content: String
    /// The folder of templates; `nil` if only the built-in templates are used.
    let templates: String?
    let recordPath: String
  }

  private static func list(_ folder: String, _ files: inout [String: FileSignature]) -> Bool {
    guard let entries = FolderListing.entries(of: folder) else { return false }
    for entry in entries where !entry.name.hasPrefix(".") {
      guard entry.isText else { return false }
      let path = "\(folder)/\(entry.name)"
      switch entry.signature.kind {
      case .file: files[path] = entry.signature
      case .folder: guard list(path, &files) else { return false }
      case .link, .other: return false
      }
    }
    return true
  }
}

extension BuildFingerprint {
  /// Returns whether a change after a time, in nanoseconds since 1970, must be visible.
  func isSettled(at moment: Int64) -> Bool { files.values.allSatisfy { $0.isSettled(at: moment) } }
}
