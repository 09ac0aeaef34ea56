import Diagnostics
import Foundation
import Site
import Synchronization

/// Writes a site to its folder: only what changed, all of it or nothing, and nothing outside.
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
  func write(_ site: SiteFiles) async -> Checked<Report?> {
    if let linked = Self.refusal(ofLinkAt: (path as NSString).deletingLastPathComponent) {
      return Checked(nil, [linked])
    }
    let kind = Self.kind(of: path)
    if kind == .link { return refuse("'\(path)' is a symbolic link") }
    if kind != nil, kind != .folder { return refuse("'\(path)' is no folder") }
    let old = previousFiles()
    if old == nil, kind == .folder, !isEmpty {
      return refuse("the folder '\(path)' was not written by driftless")
    }
    let unsafe = site.paths.filter { !Self.isSafe($0) }
    let linked = kind == nil ? [] : linkedFolders(above: site.paths + (old ?? []))
    guard unsafe.isEmpty, linked.isEmpty else {
      return Checked(
        nil,
        unsafe.map {
          Finding(.unsafePath, at: Location(file: path), "'\($0)' would leave the site's folder")
        } + linked.map { refusal("'\($0)' is a symbolic link inside the site's folder") })
    }
    var staged = StagedFiles()
    let differences = Mutex<[Finding]>([])
    do throws(FileFault) {
      let report = try await stage(old ?? [], by: site, in: &staged) { found in
        differences.withLock { $0 += found }
      }
      let found = differences.withLock { $0 }
      guard found.isEmpty else {
        staged.discard()
        return Checked(nil, found)
      }
      try staged.commit()
      for gone in old ?? [] where Self.isSafe(gone) && Self.kind(of: "\(path)/\(gone)") == nil {
        removeEmptyFolders(above: gone)
      }
      return Checked(report)
    } catch {
      staged.discard()
      return Checked(nil, [error.finding])
    }
  }

  /// - Parameter differences: Gets what is wrong with a file, from any thread.
  private func stage(
    _ old: [String], by site: SiteFiles, in staged: inout StagedFiles,
    _ differences: @escaping @Sendable ([Finding]) -> Void
  ) async throws(FileFault) -> Report {
    var report = Report()
    // Named first, so that a build that is cut off leaves nothing that is not known as ours.
    let all = Set(site.paths)
    try stageManifest(all.union(old), in: &staged)
    let path = path
    report.written = try await staged.stage(site.paths.count, below: path) { number in
      let file = site.file(number)
      if !file.findings.isEmpty { differences(file.findings) }
      return ("\(path)/\(file.value.path)", file.value.contents)
    }
    report.unchanged = site.paths.count - report.written
    for gone in old where !all.contains(gone) && Self.isSafe(gone) {
      let target = "\(path)/\(gone)"
      if Self.kind(of: target) == .file {
        try staged.stageRemoval(of: target, below: path)
        report.removed += 1
      }
    }
    try stageManifest(all, in: &staged)
    return report
  }

  private func stageManifest(
    _ paths: Set<String>, in staged: inout StagedFiles
  ) throws(FileFault) {
    let bytes = Array(paths.sorted().map { $0 + "\n" }.joined().utf8)
    let file = "\(path)/\(Self.manifest)"
    if FolderListing.bytes(of: file, atMost: bytes.count) != bytes {
      try staged.stage(bytes, at: file, below: path)
    }
  }

  /// Whether nothing but what a build that was cut off has left is in the folder; not if it cannot be
  /// read.
  private var isEmpty: Bool {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      return false
    }
    return names.allSatisfy { $0 == StagedFiles.folder }
  }

  /// The files of the last build, or `nil` if the folder is not ours.
  private func previousFiles() -> [String]? {
    let file = "\(path)/\(Self.manifest)"
    guard Self.kind(of: file) == .file,
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
    return folders.sorted().filter { Self.kind(of: "\(path)/\($0)") == .link }
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

  private func refusal(_ message: String) -> Finding { Self.refusal(message, of: path) }

  private static func refusal(_ message: String, of path: String) -> Finding {
    Finding(
      .foreignOutput, at: Location(file: path), message,
      hint: "name another folder with --output DIR, or remove it yourself")
  }

  /// Why nothing is written to a folder that is a symbolic link: what is written would stand elsewhere.
  static func refusal(ofLinkAt folder: String) -> Finding? {
    kind(of: folder) == .link
      ? refusal("'\(folder)' is a symbolic link", of: folder) : nil
  }

  private static func isSafe(_ path: String) -> Bool {
    !path.isEmpty
      && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
        !$0.isEmpty && $0 != "." && $0 != ".."
      }
  }

  /// What a path is, without following a symbolic link.
  static func kind(of path: String) -> FileSignature.Kind? { FileSignature(of: path)?.kind }
}
