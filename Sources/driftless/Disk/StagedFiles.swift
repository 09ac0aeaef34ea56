import Diagnostics
import Foundation

/// Changes of files that happen together or not at all.
///
/// New contents are written to hidden folders first; then each file is moved to its place at once. If
/// that cannot be finished, what was done is undone.
struct StagedFiles {
  /// The name of the hidden folders, which are gone afterwards.
  static let folder = ".driftless-staged"

  enum Change {
    case write(staged: String, to: String)
    case remove(String)
  }

  var changes: [Change] = []
  /// How many names in the staging folders are taken: each is the number of a file.
  var namesTaken = 0
  private var stagingFolders: [String] = []
  /// Folders that were made for the staging folders.
  private var madeFolders: [String] = []
  /// Folders that were found to take new files.
  private var openFolders = Set<String>()

  /// Writes the new contents of a file, without changing the file.
  ///
  /// - Parameter root: The folder to write below, on the same volume as the file. It is made if it is
  ///   not there.
  /// - Throws: ``FileFault`` if the file could not take its place.
  mutating func stage(_ bytes: [UInt8], at path: String, below root: String) throws(FileFault) {
    let old = SiteFolder.kind(of: path)
    try Self.checkPlace(path, old)
    let staging = try stagingFolder(below: root)
    try checkFolder(above: path)
    let staged = "\(staging)/\(namesTaken)"
    namesTaken += 1
    try Self.save(bytes, to: staged, modeOf: path, isNew: old == nil)
    changes.append(.write(staged: staged, to: path))
  }

  /// - Throws: ``FileFault`` if the file could not be removed.
  mutating func stageRemoval(of path: String, below root: String) throws(FileFault) {
    _ = try stagingFolder(below: root)
    try checkFolder(above: path)
    changes.append(.remove(path))
  }

  /// Makes the changes, in the order in which they were staged.
  ///
  /// - Throws: ``FileFault`` if one cannot be made; then none is.
  mutating func commit() throws(FileFault) {
    var undo: [() -> Void] = []
    do throws(FileFault) {
      for (number, change) in changes.enumerated() {
        try make(change, number: number, &undo)
      }
    } catch {
      for step in undo.reversed() { step() }
      discard()
      throw error
    }
    removeStagingFolders()
  }

  /// Forgets the changes, and leaves everything as it was.
  mutating func discard() {
    changes = []
    removeStagingFolders()
    for folder in madeFolders.reversed() { rmdir(folder) }
  }
}

extension StagedFiles {
  private func make(
    _ change: Change, number: Int, _ undo: inout [() -> Void]
  ) throws(FileFault) {
    switch change {
    case .write(let staged, let path):
      let made = try Self.makeFolders(above: path)
      for folder in made { undo.append { rmdir(folder) } }
      // In a new folder there is nothing yet.
      if !made.isEmpty || SiteFolder.kind(of: path) == nil {
        undo.append { unlink(path) }
      } else {
        undo.append(try keep(path, besides: staged))
      }
      guard rename(staged, path) == 0 else { throw FileFault(path, code: errno) }
    case .remove(let path):
      guard let staging = stagingFolders.first else { return }
      let kept = "\(staging)/removed-\(number)"
      guard rename(path, kept) == 0 else { throw FileFault(path, code: errno) }
      undo.append { rename(kept, path) }
    }
  }

  /// Keeps a file under another name until all is done.
  ///
  /// - Returns: What puts it back.
  private func keep(_ path: String, besides staged: String) throws(FileFault) -> () -> Void {
    let kept = "\(staged)-old"
    if link(path, kept) != 0 {
      // Not every file system has hard links.
      guard let bytes = FolderListing.bytes(of: path, atMost: .max - 1) else {
        throw FileFault(path, code: EIO)
      }
      try Self.save(bytes, to: kept, modeOf: path, isNew: false)
    }
    return { rename(kept, path) }
  }

  mutating func stagingFolder(below root: String) throws(FileFault) -> String {
    let staging = "\(root)/\(Self.folder)"
    if stagingFolders.contains(staging) { return staging }
    madeFolders += try Self.makeFolders(above: staging)
    // What a run that was cut off has left.
    if SiteFolder.kind(of: staging) != nil {
      try? FileManager.default.removeItem(atPath: staging)
    }
    guard mkdir(staging, 0o700) == 0 else { throw FileFault(root, code: errno) }
    stagingFolders.append(staging)
    return staging
  }

  private func removeStagingFolders() {
    for folder in stagingFolders { try? FileManager.default.removeItem(atPath: folder) }
  }

  /// The nearest folder that is there must take new files.
  mutating func checkFolder(above path: String) throws(FileFault) {
    let folder = Self.parent(of: path)
    guard openFolders.insert(folder).inserted else { return }
    switch SiteFolder.kind(of: folder) {
    case nil: try checkFolder(above: folder)
    case .folder, .link:
      guard access(folder, W_OK | X_OK) == 0 else { throw FileFault(folder, code: errno) }
    default: throw FileFault(folder, "there is a file in the place of this folder")
    }
  }

  /// - Returns: The folders that were made, from the outermost on.
  private static func makeFolders(above path: String) throws(FileFault) -> [String] {
    let folder = parent(of: path)
    if mkdir(folder, 0o777) == 0 { return [folder] }
    let code = errno
    if code == EEXIST || SiteFolder.kind(of: folder) != nil { return [] }
    guard code == ENOENT else { throw FileFault(folder, code: code) }
    let outer = try makeFolders(above: folder)
    guard mkdir(folder, 0o777) == 0 else {
      let code = errno
      for made in outer.reversed() { rmdir(made) }
      throw FileFault(folder, code: code)
    }
    return outer + [folder]
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
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

  /// - Parameters:
  ///   - old: The file in whose place it will be, whose permissions it gets if it is there.
  ///   - isNew: Whether no such file is there.
  static func save(
    _ bytes: [UInt8], to path: String, modeOf old: String, isNew: Bool
  ) throws(FileFault) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw FileFault(old, code: errno) }
    defer { close(file) }
    var status = stat()
    if !isNew, lstat(old, &status) == 0 { fchmod(file, status.st_mode & 0o777) }
    var left = bytes[...]
    while !left.isEmpty {
      let count = left.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      guard count > 0 else { throw FileFault(old, code: errno) }
      left = left.dropFirst(count)
    }
  }
}
