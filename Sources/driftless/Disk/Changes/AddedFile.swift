import ArgumentParser
import Authoring
import Content
import Diagnostics
import Verification

/// A new content file, which must be correct when it is added.
struct AddedFile {
  let kind: ContentKind
  /// The path inside the content folder.
  let name: String
  let text: String
  /// The reason for the change of the record.
  let reason: String

  /// Writes the file and, if the record was current, its entries in the record.
  ///
  /// - Returns: The file's path.
  /// - Throws: The exit status, after printing the reason, if the file would be wrong.
  func write(content: String, output: String) async throws -> String {
    try await FolderLocks.holding([content, output]) {
      try await writeLocked(content: content, output: output)
    }
  }

  private func writeLocked(content: String, output: String) async throws -> String {
    let root = content.withoutEndingSlashes
    let path = "\(root)/\(name)"
    guard SiteFolder.kind(of: path) == nil else {
      throw UsageError("'\(path)' is there already", hint: "choose another name")
    }
    let before = try await Workspace.open(content: content, output: output)
    if let twin = before.content.twin(of: name) {
      throw UsageError(
        "'\(path)' differs from '\(root)/\(twin)' in letter case or Unicode normalisation only",
        hint: "choose another name: some file systems take both for one")
    }
    let folder = StagedFiles.parent(of: path)
    let schema = SchemaFolder(output: output).comment(for: kind, in: folder)
    // A page begins with its front matter.
    let written = kind == .page ? text : schema + text
    let after = await before.with(before.content.replacing([name: written])).corrected()
    let old = Set(before.findings.map(\.message))
    let new = after.left.filter { $0.severity == .error && !old.contains($0.message) }
    guard new.isEmpty else {
      Terminal.show(new.report()) { after.workspace.file(atPath: $0) }
      Terminal.note("nothing was written")
      throw ExitCode.findings
    }
    try await ContentChange(
      content: content, before: before.content,
      texts: [(name, after.workspace.content[name]?.text ?? written)],
      record: record(before, after).map { (before.recordPath, $0) }
    ).write()
    return path
  }

  /// Returns the new record; `nil` if there is none, or if it must be reviewed first.
  private func record(_ before: Workspace, _ after: CorrectedWorkspace) -> String? {
    guard !before.findings.hasErrors, after.left.isEmpty, let old = before.stored.value?.record,
      let today = try? Workspace.today()
    else { return nil }
    return after.workspace.verification.record.following(old, reason: reason, today: today).text
  }
}

extension ContentKind {
  /// - Throws: ``UsageError`` if a name cannot be an id and a file name.
  func checkName(_ name: String) throws {
    guard Renaming.isSafe(name) else {
      throw UsageError(
        "'\(name)' is no name for this",
        hint: "begin with a letter, and use letters, digits, '-', '_' and '.' only")
    }
  }
}
