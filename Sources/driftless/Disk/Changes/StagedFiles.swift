import Diagnostics
import Platform

/// Changes of files that happen together or not at all, even if the process or the machine stops.
///
/// New contents are first written to a hidden folder. A ``Journal`` beside it says how to undo changes
/// that were begun but not finished: by this run if it fails, or else by the next one.
struct StagedFiles {
  /// The prefix of the hidden folders' names, which are removed afterwards.
  static let folderPrefix = ".driftless-staged"
  /// The prefix on other volumes; these folders are known only from the journal.
  private static let otherPrefix = ".driftless-beside"

  private(set) var journal: Journal
  /// Whether the new contents must survive a power failure; if not, the next run writes them again.
  private let isDurable: Bool
  /// The number of used names in the staging folders; each name is the number of a file.
  private(set) var namesTaken = 0
  /// Folders that are known to accept new files.
  private var openFolders = Set<String>()
  /// The staging folders by the folder of the new files.
  private var stagingFolders: [String: String] = [:]

  /// Stages changes and makes them.
  ///
  /// - Parameters:
  ///   - root: The folder to write below. It must be locked. If it does not exist, the hidden folder is
  ///     in the nearest existing parent.
  ///   - isDurable: Whether the new contents must survive a power failure.
  ///   - isRefused: Returns, once everything is staged, whether to change nothing after all.
  /// - Throws: ``FileFault`` if a change cannot be made; then none is made.
  static func making<Result>(
    in root: String, isDurable: Bool = true, unless isRefused: () -> Bool = { false },
    _ stage: (inout StagedFiles) async throws(FileFault) -> Result
  ) async throws(FileFault) -> Result {
    var staged = try StagedFiles(in: root, isDurable: isDurable)
    let result: Result
    do throws(FileFault) {
      result = try await stage(&staged)
      try staged.prepare()
    } catch {
      staged.journal.tidy(removingEmptied: false)
      throw error
    }
    guard !isRefused() else {
      staged.journal.tidy(removingEmptied: false)
      return result
    }
    try staged.commit()
    return result
  }

  private init(in root: String, isDurable: Bool) throws(FileFault) {
    self.isDurable = isDurable
    let folder = FolderLocks.nearest(root)
    let name = String(UInt64.random(in: .min ... .max), radix: 36)
    journal = Journal(staging: "\(folder)/\(Self.folderPrefix)-\(name)")
    guard mkdir(journal.staging, 0o700) == 0 else { throw FileFault(root, code: errno) }
    stagingFolders[folder] = journal.staging
  }

  /// Writes the new contents of a file, without changing the file.
  ///
  /// - Throws: ``FileFault`` if the new file cannot be put in its place.
  mutating func stage(_ bytes: [UInt8], at path: String) throws(FileFault) {
    let old = SiteFolder.kind(of: path)
    try Self.checkPlace(path, old)
    try checkFolder(above: path)
    let staged = try newName(for: path)
    try Self.save(
      bytes, to: staged, for: path, modeOf: old == nil ? nil : path, syncs: isDurable)
    guard let signature = FileSignature(of: staged) else { throw FileFault(path, code: errno) }
    journal.changes.append(
      .write(staged: staged, to: path, replaces: old != nil, mark: FileMark(signature)))
  }

  /// - Throws: ``FileFault`` if the file cannot be removed.
  mutating func stageRemoval(of path: String) throws(FileFault) {
    try checkFolder(above: path)
    journal.changes.append(.remove(path, kept: try newName(for: path)))
  }

  /// Stages the removal of folders that are empty in the end, the innermost first.
  mutating func stageRemoval(ofEmptied folders: [String]) { journal.emptiedFolders += folders }

  /// Reserves names in the staging folder of the root.
  ///
  /// - Returns: The first of them.
  mutating func takeNames(_ count: Int) -> Int {
    namesTaken += count
    return namesTaken - count
  }

  /// Adds changes whose new contents are already in the staging folder of the root.
  mutating func add(_ changes: [Journal.Change]) throws(FileFault) {
    for change in changes { try checkFolder(above: change.path) }
    journal.changes += changes
  }
}

extension StagedFiles {
  private mutating func newName(for path: String) throws(FileFault) -> String {
    let folder = try stagingFolder(on: FolderLocks.nearest(Self.parent(of: path)))
    return "\(folder)/\(takeNames(1))"
  }

  /// Returns a folder from which files can be moved to another one.
  private mutating func stagingFolder(on folder: String) throws(FileFault) -> String {
    if let known = stagingFolders[folder] { return known }
    let name = journal.staging.split(separator: "/").last ?? ""
    // Nothing is moved: the call only shows whether both folders are on one volume.
    if rename("\(journal.staging)/none", "\(folder)/\(name)-none") != 0, errno != EXDEV {
      stagingFolders[folder] = journal.staging
      return journal.staging
    }
    let other = "\(folder)/\(Self.otherPrefix)\(name.dropFirst(Self.folderPrefix.count))"
    journal.otherStaging.append(other)
    try journal.write()
    guard mkdir(other, 0o700) == 0 else { throw FileFault(folder, code: errno) }
    stagingFolders[folder] = other
    return other
  }

  /// Checks that the nearest existing parent folder accepts new files.
  private mutating func checkFolder(above path: String) throws(FileFault) {
    let folder = Self.parent(of: path)
    guard openFolders.insert(folder).inserted else { return }
    switch SiteFolder.kind(of: folder) {
    case nil:
      try checkFolder(above: folder)
      journal.madeFolders.append(folder)
    case .folder, .link:
      guard access(folder, W_OK | X_OK) == 0 else { throw FileFault(folder, code: errno) }
    default: throw FileFault(folder, "there is a file in the place of this folder")
    }
  }

  /// Keeps the files that will be replaced, and writes down how to undo everything.
  private func prepare() throws(FileFault) {
    for case .write(let staged, let path, true, _) in journal.changes {
      let kept = Journal.kept(besides: staged)
      if link(path, kept) == 0 { continue }
      // Not every file system has hard links.
      guard let bytes = FolderListing.bytes(of: path, atMost: .max - 1) else {
        throw FileFault(path, code: errno)
      }
      try Self.save(bytes, to: kept, for: path, modeOf: path, syncs: isDurable)
    }
    if isDurable { journal.sync(journal.otherStaging) }
    try journal.write()
  }

  /// Makes the changes in the order in which they were staged.
  private func commit() throws(FileFault) {
    do throws(FileFault) {
      for folder in journal.madeFolders where mkdir(folder, 0o777) != 0 && errno != EEXIST {
        throw FileFault(folder, code: errno)
      }
      for change in journal.changes {
        let (from, to) =
          switch change {
          case .write(let staged, let path, _, _): (staged, path)
          case .remove(let path, let kept): (path, kept)
          }
        guard rename(from, to) == 0 else { throw FileFault(change.path, code: errno) }
      }
      if isDurable { journal.sync(journal.changedFolders) }
      try journal.end()
    } catch {
      do throws(FileFault) { try journal.undo() } catch let second {
        throw error.leavingUndone(in: second.finding.location.file)
      }
      unlink("\(journal.staging)/\(Journal.begun)")
      journal.tidy(removingEmptied: false)
      throw error
    }
    journal.tidy(removingEmptied: true)
  }

  static func parent(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// - Parameter kind: The kind of file at the path.
  /// - Throws: ``FileFault`` if a file cannot replace what is there.
  static func checkPlace(_ path: String, _ kind: FileSignature.Kind?) throws(FileFault) {
    switch kind {
    case nil, .file: break
    case .folder: throw FileFault(path, "there is a folder in its place")
    case .link: throw FileFault(path, "there is a symbolic link in its place")
    case .other: throw FileFault(path, "there is something else in its place")
    }
  }

  /// Writes a file that does not exist yet.
  ///
  /// - Parameters:
  ///   - path: The path that a fault is about.
  ///   - old: The file whose permissions the new one gets.
  ///   - syncs: Whether the contents must survive a power failure.
  static func save(
    _ bytes: [UInt8], to staged: String, for path: String, modeOf old: String? = nil, syncs: Bool
  ) throws(FileFault) {
    let file = open(staged, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw FileFault(path, code: errno) }
    defer { close(file) }
    var status = stat()
    if let old, lstat(old, &status) == 0 { fchmod(file, status.st_mode & 0o777) }
    if let code = bytes.withUnsafeBytes({ $0.write(to: file) }) {
      throw FileFault(path, code: code)
    }
    if syncs, fsync(file) != 0 { throw FileFault(path, code: errno) }
  }
}
