import ArgumentParser
import Diagnostics
import Foundation
import Knowledge

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
    let root = content.withoutEndingSlashes
    let path = "\(root)/\(name)"
    guard SiteFolder.kind(of: path) == nil else {
      throw UsageError("'\(path)' is there already", hint: "choose another name")
    }
    let before = try await Workspace.open(content: content, output: output)
    let folder = (path as NSString).deletingLastPathComponent
    let schema = SchemaFolder(output: output).comment(for: kind, in: folder)
    // A page begins with its front matter.
    let written = kind == .page ? text : schema + text
    let after = try await before.with(before.content.replacing([name: written])).corrected()
    let old = Set(before.findings.map(\.message))
    let new = after.left.filter { $0.severity == .error && !old.contains($0.message) }
    guard new.isEmpty else {
      Terminal.show(new.report()) { after.workspace.file(atPath: $0) }
      Terminal.note("nothing was written")
      throw ExitCode.findings
    }
    var staged = StagedFiles()
    do throws(FileFault) {
      let text = after.workspace.content[name]?.text ?? written
      try staged.stage(Array(text.utf8), at: path, below: root)
      if let record = record(before, after) {
        try staged.stage(
          Array(record.utf8), at: before.recordPath, below: output.withoutEndingSlashes)
      }
      try staged.commit()
    } catch {
      staged.discard()
      Terminal.show([error.finding]) { _ in nil }
      throw ExitCode.findings
    }
    return path
  }

  /// `nil` where there is none, or where it must be reviewed first.
  private func record(_ before: Workspace, _ after: CorrectedWorkspace) -> String? {
    guard !before.findings.hasErrors, after.left.isEmpty, let old = before.stored.value?.record,
      let today = try? Workspace.today()
    else { return nil }
    let record = after.workspace.verification.record
    let change = KnowledgeRecord.Change(
      date: today, reason: reason, outcomes: old.changedOutcomes(in: record))
    return record.with(changes: old.changes + [change]).text
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
