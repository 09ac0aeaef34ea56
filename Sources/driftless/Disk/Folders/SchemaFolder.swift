import Content
import Diagnostics

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The folder of the schemas: `schemas` beside the record, so that a checkout has them.
struct SchemaFolder {
  let path: String

  init(output: String) { path = "\(output)/schemas" }

  /// The schemas that are not there as they should be.
  var missing: [(path: String, bytes: [UInt8])] {
    ContentKind.allCases.compactMap { kind in
      let file = "\(path)/\(kind.schemaName)"
      let bytes = Array(kind.schema.schemaText.utf8)
      return FolderListing.bytes(of: file, atMost: bytes.count) == bytes ? nil : (file, bytes)
    }
  }

  /// Writes each schema that is not there as it is.
  ///
  /// - Returns: How many were written, or the finding for which none was.
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
