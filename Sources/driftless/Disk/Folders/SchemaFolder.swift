import Content
import Diagnostics

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The folder `schemas` beside the record, so that the schemas are part of a checkout.
struct SchemaFolder {
  let path: String

  init(output: String) { path = "\(output)/schemas" }

  /// The schemas that are missing or out of date.
  var missing: [(path: String, bytes: [UInt8])] {
    ContentKind.allCases.compactMap { kind in
      let file = "\(path)/\(kind.schemaName)"
      let bytes = Array(kind.schema.schemaText.utf8)
      return FolderListing.bytes(of: file, atMost: bytes.count) == bytes ? nil : (file, bytes)
    }
  }

  /// Writes each schema that is missing or out of date.
  ///
  /// - Returns: How many were written, or the finding that prevented it.
  func write() async throws(FileFault) -> Checked<Int?> {
    for folder in [StagedFiles.parent(of: path), path] {
      if let linked = SiteFolder.refusal(ofLinkAt: folder) { return Checked(nil, [linked]) }
    }
    let missing = missing
    guard !missing.isEmpty else { return Checked(0) }
    try await StagedFiles.making(in: path) { (staged) throws(FileFault) in
      for (path, bytes) in missing { try staged.stage(bytes, at: path) }
    }
    return Checked(missing.count)
  }

  /// Returns the line by which editors find the schema of a file; empty if the schema was not written.
  ///
  /// - Parameter folder: The folder of the file, existing or not.
  func comment(for kind: ContentKind, in folder: String) -> String {
    let schema = "\(path)/\(kind.schemaName)"
    guard SiteFolder.kind(of: schema) == .file else { return "" }
    return "# yaml-language-server: $schema=\(Self.relativePath(of: schema, from: folder))\n"
  }

  /// Returns the relative path of a file from a folder.
  private static func relativePath(of file: String, from folder: String) -> String {
    let file = URL(fileURLWithPath: file).standardizedFileURL.pathComponents
    let folder = URL(fileURLWithPath: folder).standardizedFileURL.pathComponents
    let shared = zip(file, folder).prefix { $0 == $1 }.count
    return (folder.dropFirst(shared).map { _ in ".." } + file.dropFirst(shared))
      .joined(separator: "/")
  }
}
