import Diagnostics
import Platform

/// Changes of files that happen together or not at all, even if the process or the machine is stopped.
///
/// New contents are written to a hidden folder first, beside which a ``Journal`` says what must be undone
/// should the changes be begun and not finished: by this run if it fails, or else by the next one.
struct StagedFiles {
  /// How the names of the hidden folders begin, which are gone afterwards.
  static let folderPrefix = ".driftless-staged"
  /// The same on other volumes: these are known only from the journal.
  private static let otherPrefix = ".driftless-beside"

  private(set) var journal: Journal
  /// Whether the new contents must outlive a power cut, or the next run writes them again.
  private let isDurable: Bool
  /// How many names in the staging folders are taken: each is the number of a file.
  private(set) var namesTaken = 0
  /// Folders that were found to take new files.
  private var openFolders = Set<String>()
  /// The folders for new files, by the folders of these.
  private var stagingFolders: [String: String] = [:]

  /// Stages changes, and makes them.
  ///
  /// - Parameters:
  ///   - root: The folder to write below. It must be locked. Of one that is not there, the hidden folder
  ///     is in the nearest one above it.
  ///   - isDurable: Whether the new contents must outlive a power cut.
  ///   - isRefused: Says, once all is staged, whether nothing is to be changed after all.
  /// - Throws: ``FileFault`` if one cannot be made; then none is.
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
  /// - Throws: ``FileFault`` if the file could not take its place.
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

  /// - Throws: ``FileFault`` if the file could not be removed.
  mutating func stageRemoval(of path: String) throws(FileFault) {
    try checkFolder(above: path)
    journal.changes.append(.remove(path, kept: try newName(for: path)))
  }

  /// Folders that go in the end if nothing is left in them, from the innermost on.
  mutating func stageRemoval(ofEmptied folders: [String]) { journal.emptiedFolders += folders }

  /// Takes names in the staging folder of the root.
  ///
  /// - Returns: The first of them.
  mutating func takeNames(_ count: Int) -> Int {
    namesTaken += count
    return namesTaken - count
  }

  /// Adds changes whose new contents are in the staging folder of the root already.
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

  /// A folder from which files can be moved to another one.
  private mutating func stagingFolder(on folder: String) throws(FileFault) -> String {
    if let known = stagingFolders[folder] { return known }
    let name = journal.staging.split(separator: "/").last ?? ""
    // Nothing is moved: only whether the two are on one volume decides what the system says.
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

  /// The nearest folder that is there must take new files.
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

  /// Keeps what will be replaced, and writes down how to undo all.
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

  /// Makes the changes, in the order in which they were staged.
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

  /// - Parameter kind: What is at the path.
  /// - Throws: ``FileFault`` if something is there that no file can take the place of.
  static func checkPlace(_ path: String, _ kind: FileSignature.Kind?) throws(FileFault) {
    switch kind {
    case nil, .file: break
    case .folder: throw FileFault(path, "there is a folder in its place")
    case .link: throw FileFault(path, "there is a symbolic link in its place")
    case .other: throw FileFault(path, "there is something else in its place")
    }
  }

  /// Writes a file that is not there yet.
  ///
  /// - Parameters:
  ///   - path: The file that a fault is about.
  ///   - old: A file whose permissions it gets.
  ///   - syncs: Whether the contents must outlive a power cut.
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
