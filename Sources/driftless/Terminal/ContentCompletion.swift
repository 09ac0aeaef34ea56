import ArgumentParser
import Diagnostics
import SyncEngine

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Names from the content for shell completion. Only the files that contain them are read, and
/// unreadable files add no completions.
enum ContentCompletion {
  static let identitySystems = names(in: "identity-systems") { $0.identitySystemIDs }
  static let claims = names(in: "claims") { $0.claimIDs }
  static let attributes = names(in: "attributes.yaml") { $0.attributeIDs }
  /// The names that can be explained.
  static let explained = names(in: "claims") { tree in
    FindingCode.allCases.flatMap { [$0.rawValue, $0.name] } + RuleID.allCases.map(\.keyword)
      + tree.claimIDs
  }

  private static func names(
    in part: String, _ names: @escaping @Sendable (SourceTree) -> [String]
  ) -> CompletionKind {
    .custom { words, _, prefix in
      names(tree(part, in: contentFolder(words))).filter { $0.hasPrefix(prefix) }
    }
  }

  /// Returns the content folder that the words on the command line name so far.
  private static func contentFolder(_ words: [String]) -> String {
    var folder = "Content"
    for (index, word) in words.enumerated() {
      if word == "--content", index + 1 < words.count { folder = words[index + 1] }
      if word.hasPrefix("--content=") { folder = String(word.dropFirst("--content=".count)) }
    }
    return folder.replacing("\\ ", with: " ").filter { $0 != "\"" && $0 != "'" }
  }

  /// Returns a file of the content, or the files of a folder in it.
  private static func tree(_ part: String, in folder: String) -> SourceTree {
    let path = "\(folder)/\(part)"
    let names =
      SiteFolder.kind(of: path) == .folder
      ? ((try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []).map { "\(part)/\($0)" }
      : [part]
    var texts: [String: String] = [:]
    var findings: [Finding] = []
    for name in names where name.hasSuffix(".yaml") {
      let path = "\(folder)/\(name)"
      guard SiteFolder.kind(of: path) == .file,
        let data = FileManager.default.contents(atPath: path)
      else { continue }
      texts[name] = ContentFolder.text([UInt8](data), at: Location(file: path), &findings)
    }
    return SourceTree(root: folder, texts: texts)
  }
}
