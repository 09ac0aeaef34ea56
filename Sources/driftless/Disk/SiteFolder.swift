import Diagnostics
import Foundation
import Site

/// Writes a site to its folder: only what changed, each file at once, and nothing outside.
struct SiteFolder {
  /// Lists the files of the last build; a folder that has it is ours.
  static let manifest = ".driftless"

  let path: String

  struct Report {
    var written = 0
    var removed = 0
    var unchanged = 0
  }

  /// - Returns: What was done, or the findings for which nothing was.
  func write(_ files: [OutputFile]) throws -> Checked<Report?> {
    let manager = FileManager.default
    let kind = Self.kind(of: path)
    if kind == .typeSymbolicLink { return refuse("'\(path)' is a symbolic link") }
    if kind != nil, kind != .typeDirectory { return refuse("'\(path)' is no folder") }
    let old = previousFiles()
    if old == nil, kind == .typeDirectory, try !manager.contentsOfDirectory(atPath: path).isEmpty {
      return refuse("the folder '\(path)' was not written by driftless")
    }
    let unsafe = files.map(\.path).filter { !Self.isSafe($0) }
    let linked = linkedFolders(above: files.map(\.path) + (old ?? []))
    guard unsafe.isEmpty, linked.isEmpty else {
      return Checked(
        nil,
        unsafe.map {
          Finding(.unsafePath, at: Location(file: path), "'\($0)' would leave the site's folder")
        } + linked.map { refusal("'\($0)' is a symbolic link inside the site's folder") })
    }
    return Checked(try replace(old ?? [], by: files))
  }

  private func replace(_ old: [String], by files: [OutputFile]) throws -> Report {
    let manager = FileManager.default
    var report = Report()
    try manager.createDirectory(atPath: path, withIntermediateDirectories: true)
    // Named first, so that a build that is cut off leaves nothing that is not known as ours.
    let all = Set(files.map(\.path))
    try writeManifest(all.union(old))
    var known = Set<String>()
    for file in files {
      let target = "\(path)/\(file.path)"
      let data = file.data
      if Self.kind(of: target) == .typeRegular, manager.contents(atPath: target) == data {
        report.unchanged += 1
        continue
      }
      let folder = (target as NSString).deletingLastPathComponent
      if known.insert(folder).inserted {
        try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
      }
      try data.write(to: URL(fileURLWithPath: target), options: .atomic)
      report.written += 1
    }
    for gone in old where !all.contains(gone) && Self.isSafe(gone) {
      let target = "\(path)/\(gone)"
      if Self.kind(of: target) == .typeRegular {
        try manager.removeItem(atPath: target)
        report.removed += 1
      }
      removeEmptyFolders(above: gone)
    }
    try writeManifest(all)
    return report
  }

  private func writeManifest(_ paths: Set<String>) throws {
    let text = paths.sorted().map { $0 + "\n" }.joined()
    let file = "\(path)/\(Self.manifest)"
    if FileManager.default.contents(atPath: file) != Data(text.utf8) {
      try Data(text.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
    }
  }

  /// The files of the last build, or `nil` if the folder is not ours.
  private func previousFiles() -> [String]? {
    let file = "\(path)/\(Self.manifest)"
    guard Self.kind(of: file) == .typeRegular,
      let data = FileManager.default.contents(atPath: file)
    else { return nil }
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// Folders on the way to files that are symbolic links, through which writing would leave the site.
  private func linkedFolders(above paths: [String]) -> [String] {
    var folders = Set<String>()
    for path in paths {
      var components = path.split(separator: "/").dropLast()
      while !components.isEmpty, folders.insert(components.joined(separator: "/")).inserted {
        components = components.dropLast()
      }
    }
    return folders.sorted().filter { Self.kind(of: "\(path)/\($0)") == .typeSymbolicLink }
  }

  private func removeEmptyFolders(above file: String) {
    var components = file.split(separator: "/").dropLast()
    while !components.isEmpty {
      // Fails, as it should, if something is left in the folder.
      guard rmdir("\(path)/\(components.joined(separator: "/"))") == 0 else { return }
      components = components.dropLast()
    }
  }

  private func refuse(_ message: String) -> Checked<Report?> { Checked(nil, [refusal(message)]) }

  private func refusal(_ message: String) -> Finding {
    Finding(
      .foreignOutput, at: Location(file: path), message,
      hint: "name another folder with --output DIR, or remove it yourself")
  }

  private static func isSafe(_ path: String) -> Bool {
    !path.isEmpty
      && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
        !$0.isEmpty && $0 != "." && $0 != ".."
      }
  }

  /// What a path is, without following a symbolic link.
  static func kind(of path: String) -> FileAttributeType? {
    (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
  }
}

extension OutputFile {
  fileprivate var data: Data {
    switch contents {
    case .text(let text): Data(text.utf8)
    case .bytes(let bytes): Data(bytes)
    }
  }
}
