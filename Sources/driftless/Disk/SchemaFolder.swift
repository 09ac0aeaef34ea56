import Diagnostics
import Foundation
import Knowledge

/// The folder of the schemas: `schemas` beside the record, so that a checkout has them.
struct SchemaFolder {
  let path: String

  init(output: String) { path = "\(output)/schemas" }

  /// Writes each schema that is not there as it is.
  ///
  /// - Returns: How many were written, or the finding for which none was.
  func write() -> Checked<Int?> {
    let output = (path as NSString).deletingLastPathComponent
    for folder in [output, path] {
      if let linked = SiteFolder.refusal(ofLinkAt: folder) { return Checked(nil, [linked]) }
    }
    var staged = StagedFiles()
    var count = 0
    do throws(FileFault) {
      for kind in ContentKind.allCases {
        let file = "\(path)/\(kind.schemaName)"
        let bytes = Array(kind.schema.schemaText.utf8)
        guard FolderListing.bytes(of: file, atMost: bytes.count) != bytes else { continue }
        try staged.stage(bytes, at: file, below: path)
        count += 1
      }
      try staged.commit()
    } catch {
      staged.discard()
      return Checked(nil, [error.finding])
    }
    return Checked(count)
  }

  /// The line by which editors find the schema of a file; empty where the schema was not written.
  ///
  /// - Parameter folder: Where the file is or will be.
  func comment(for kind: ContentKind, in folder: String) -> String {
    let schema = "\(path)/\(kind.schemaName)"
    guard SiteFolder.kind(of: schema) == .file else { return "" }
    return "# yaml-language-server: $schema=\(Self.relativePath(of: schema, from: folder))\n"
  }

  /// How a file is reached from a folder, by way of the folder that both are in.
  private static func relativePath(of file: String, from folder: String) -> String {
    let file = URL(fileURLWithPath: file).standardizedFileURL.pathComponents
    let folder = URL(fileURLWithPath: folder).standardizedFileURL.pathComponents
    let shared = zip(file, folder).prefix { $0 == $1 }.count
    return (folder.dropFirst(shared).map { _ in ".." } + file.dropFirst(shared))
      .joined(separator: "/")
  }
}
