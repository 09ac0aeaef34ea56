import Diagnostics
import Verification

/// All that decides what a build writes, as the system tells it: no file is opened.
struct BuildFingerprint: Equatable {
  /// Of the content, the templates and the record, by path.
  let files: [String: FileSignature]
  /// Sources are out of date from some day on.
  let today: String
  /// Says when pages were changed last.
  let commit: String

  init(files: [String: FileSignature], today: String, commit: String) {
    self.files = files
    self.today = today
    self.commit = commit
  }

  /// As they are now.
  ///
  /// - Returns: `nil` if there is something that is no plain file or folder.
  init?(_ place: Place) throws {
    var files: [String: FileSignature] = [:]
    for folder in [place.content, place.templates].compactMap(\.self) {
      guard Self.list(folder, &files) else { return nil }
    }
    if let record = FileSignature(of: place.recordPath) { files[place.recordPath] = record }
    self.init(
      files: files, today: "\(try Workspace.today())", commit: GitHistory.head(of: place.content))
  }

  /// Where to look.
  struct Place {
    let content: String
    /// `nil` where only the built-in templates are used.
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
  /// Whether a change after a moment, in nanoseconds since 1970, must show.
  func isSettled(at moment: Int64) -> Bool { files.values.allSatisfy { $0.isSettled(at: moment) } }
}
