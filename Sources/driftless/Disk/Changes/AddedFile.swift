import ArgumentParser
import Authoring
import Content
import Diagnostics
import Verification

/// A new file of content, which is right as soon as it is there.
struct AddedFile {
  let kind: ContentKind
  /// The path inside the content folder.
  let name: String
  let text: String
  /// Why the record changes.
  let reason: String

  /// Writes it, and where the record was current, what the record says of it.
  ///
  /// - Returns: The file's path.
  /// - Throws: The exit status, after saying why, if something would be wrong with it.
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

  /// `nil` where there is none, or where it must be reviewed first.
  private func record(_ before: Workspace, _ after: CorrectedWorkspace) -> String? {
    guard !before.findings.hasErrors, after.left.isEmpty, let old = before.stored.value?.record,
      let today = try? Workspace.today()
    else { return nil }
    return after.workspace.verification.record.following(old, reason: reason, today: today).text
  }
}

extension ContentKind {
  /// - Throws: ``UsageError`` if a name cannot be an id and the name of a file.
  func checkName(_ name: String) throws {
    guard Renaming.isSafe(name) else {
      throw UsageError(
        "'\(name)' is no name for this",
        hint: "begin with a letter, and use letters, digits, '-', '_' and '.' only")
    }
  }
}
