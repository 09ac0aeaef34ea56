import Diagnostics
import Platform
import Site
import Synchronization

/// Writes a site to its folder: only what changed, all of it or nothing, and nothing outside.
struct SiteFolder {
  let path: String

  struct Report {
    var written = 0
    var removed = 0
    var unchanged = 0
    /// An additional note for the reader.
    var note: String?
  }

  /// - Returns: A report of what was written, or the findings that prevented it.
  func write(_ site: SiteFiles) async throws(FileFault) -> Checked<Report?> {
    if let linked = Self.refusal(ofLinkAt: StagedFiles.parent(of: path)) {
      return Checked(nil, [linked])
    }
    let kind = Self.kind(of: path)
    if kind == .link { return refuse("'\(path)' is a symbolic link") }
    if kind != nil, kind != .folder { return refuse("'\(path)' is no folder") }
    let old = SiteManifest(in: path)
    if old == nil, kind == .folder, !isEmpty {
      return refuse("the folder '\(path)' was not written by driftless")
    }
    let refusals = refusals(of: site.paths, after: old)
    guard refusals.isEmpty else { return Checked(nil, refusals) }
    let differences = Mutex<[Finding]>([])
    let report = try await StagedFiles.making(
      in: path, isDurable: false, unless: { !(differences.withLock { $0 } + site.findings).isEmpty }
    ) { (staged) async throws(FileFault) in
      try await stage(site, after: old, in: &staged) { found in
        differences.withLock { $0 += found }
      }
    }
    let found = differences.withLock { $0 } + site.findings
    return found.isEmpty ? Checked(report) : Checked(nil, found)
  }

  /// - Parameter differences: Receives what is wrong with a file, from any thread.
  private func stage(
    _ site: SiteFiles, after old: SiteManifest?, in staged: inout StagedFiles,
    _ differences: @escaping @Sendable ([Finding]) -> Void
  ) async throws(FileFault) -> Report {
    var report = Report()
    let path = path
    report.written = try await staged.stage(site.paths.count) { number in
      let file = site.file(number)
      if !file.findings.isEmpty { differences(file.findings) }
      return ("\(path)/\(file.value.path)", file.value.contents)
    }
    report.unchanged = site.paths.count - report.written
    let all = Set(site.paths)
    let gone = old?.certainPaths.filter { !all.contains($0) } ?? []
    if let old, !old.isCertain {
      report.note =
        "it is not certain what the last build wrote, so no file was removed; to be rid of files "
        + "that are no longer produced, remove '\(path)' and build again"
    }
    for gone in gone where Self.kind(of: "\(path)/\(gone)") == .file {
      try staged.stageRemoval(of: "\(path)/\(gone)")
      report.removed += 1
    }
    staged.stageRemoval(ofEmptied: folders(above: gone).map { "\(path)/\($0)" })
    let manifest = SiteManifest.bytes(of: all)
    let file = "\(path)/\(SiteManifest.name)"
    if FolderListing.bytes(of: file, atMost: manifest.count) != manifest {
      try staged.stage(manifest, at: file)
    }
    return report
  }

  private func refusals(of paths: [String], after old: SiteManifest?) -> [Finding] {
    let unsafe = paths.filter { !SiteManifest.isInside($0) }
    if !unsafe.isEmpty {
      return unsafe.map {
        Finding(.unsafePath, at: Location(file: path), "'\($0)' would leave the site's folder")
      }
    }
    guard let old else { return [] }
    let linked = folders(above: paths + old.paths).filter {
      Self.kind(of: "\(path)/\($0)") == .link
    }
    if !linked.isEmpty {
      return linked.map { refusal("'\($0)' is a symbolic link inside the site's folder") }
    }
    guard old.isCertain else { return [] }
    let ours = Set(old.paths)
    return paths.filter { !ours.contains($0) && Self.kind(of: "\(path)/\($0)") == .file }.map {
      Finding(
        .foreignOutput, at: Location(file: "\(path)/\($0)"),
        "a file that was not written by driftless is in this place",
        hint: "move it out of the site's folder, or name another one with --output DIR")
    }
  }

  /// Whether the folder contains only leftovers of an interrupted build; `false` if it cannot be read.
  private var isEmpty: Bool {
    FolderListing.entries(of: path)?.allSatisfy {
      $0.name.hasPrefix(StagedFiles.folderPrefix)
    } ?? false
  }

  /// Returns the parent folders of some files, outer ones first.
  private func folders(above paths: [String]) -> [String] {
    var folders = Set<String>()
    for path in paths {
      var folder = StagedFiles.parent(of: path)
      while folder != ".", folders.insert(folder).inserted {
        folder = StagedFiles.parent(of: folder)
      }
    }
    return folders.sorted(by: >)
  }

  private func refuse(_ message: String) -> Checked<Report?> { Checked(nil, [refusal(message)]) }

  private func refusal(_ message: String) -> Finding { Self.refusal(message, of: path) }

  private static func refusal(_ message: String, of path: String) -> Finding {
    Finding(
      .foreignOutput, at: Location(file: path), message,
      hint: "name another folder with --output DIR, or remove it yourself")
  }

  /// Returns the finding for an output folder that is a symbolic link, because its files would be
  /// written elsewhere.
  static func refusal(ofLinkAt folder: String) -> Finding? {
    kind(of: folder) == .link
      ? refusal("'\(folder)' is a symbolic link", of: folder) : nil
  }

  /// Returns the kind of a file, without following a symbolic link.
  static func kind(of path: String) -> FileSignature.Kind? { FileSignature(of: path)?.kind }
}
