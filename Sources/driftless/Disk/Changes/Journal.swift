import Platform

/// The information for undoing unfinished changes of files.
///
/// It is written before the first change, and is valid until it is renamed, which is atomic.
struct Journal {
  /// The name while the changes can be undone, and the name once they are all made.
  static let (begun, done) = ("journal", "done")
  private static let header = "driftless journal 1"

  enum Change: Equatable {
    /// - `replaces`: Whether another file was at the path, which is kept beside the staged one.
    /// - `mark`: The mark that identifies the staged file at its path; `nil` if any file there is ours.
    case write(staged: String, to: String, replaces: Bool, mark: FileMark?)
    case remove(String, kept: String)
  }

  /// The folder of the journal, in which new files are staged and old ones are kept.
  let staging: String
  /// Staging folders on other volumes.
  var otherStaging: [String] = []
  /// The created folders, the outermost first.
  var madeFolders: [String] = []
  var changes: [Change] = []
  /// Folders to remove at the end if they are empty; the innermost first.
  var emptiedFolders: [String] = []

  init(staging: String) { self.staging = staging }

  /// Returns the name under which the file that a staged one replaces is kept.
  static func kept(besides staged: String) -> String { "\(staged)-old" }

  /// The folders other than the journal's in which files change.
  var foldersElsewhere: [String] {
    let root = StagedFiles.parent(of: staging)
    return Set(changes.map { StagedFiles.parent(of: $0.path) })
      .filter { !Self.isInside($0, root) }.sorted()
  }

  fileprivate static func isInside(_ path: String, _ root: String) -> Bool {
    path.utf8.elementsEqual(root.utf8) || path.utf8.starts(with: "\(root)/".utf8)
  }
}

extension Journal.Change {
  var path: String {
    switch self {
    case .write(_, let path, _, _), .remove(let path, _): path
    }
  }

  /// Undoes the change. A file that was changed by others since is left alone.
  fileprivate func undo() throws(FileFault) {
    switch self {
    case .write(let staged, let path, let replaces, let mark):
      guard FileSignature(of: staged) == nil, let now = FileSignature(of: path),
        now.kind == .file, mark == nil || mark == FileMark(now)
      else { return }
      let kept = Journal.kept(besides: staged)
      if !replaces {
        guard unlink(path) == 0 else { throw FileFault(path, code: errno) }
      } else if FileSignature(of: kept) != nil {
        guard rename(kept, path) == 0 else { throw FileFault(path, code: errno) }
      }
    case .remove(let path, let kept):
      guard FileSignature(of: kept) != nil, FileSignature(of: path) == nil else { return }
      guard rename(kept, path) == 0 else { throw FileFault(path, code: errno) }
    }
  }
}

extension Journal {
  func undo() throws(FileFault) {
    for change in changes.reversed() { try change.undo() }
    // Fails, as it should, if the folder contains something else by now.
    for folder in madeFolders.reversed() { rmdir(folder) }
    sync(changedFolders)
  }

  /// The folders in which files are added or removed.
  var changedFolders: [String] {
    Array(Set((changes.map(\.path) + madeFolders).map(StagedFiles.parent)))
  }

  /// Makes sure that the entries of folders survive a power failure.
  func sync(_ folders: [String]) {
    for folder in folders {
      let file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard file >= 0 else { continue }
      fsync(file)
      close(file)
    }
  }

  /// Cleans up once all changes are made or undone. The next run repeats what fails here.
  func tidy(removingEmptied: Bool) {
    if removingEmptied {
      for folder in emptiedFolders where rmdir(folder) != 0 && errno == EIO { return }
    }
    // The journal lists the others, so its own folder is removed last.
    for folder in otherStaging + [staging] { Self.remove(folder) }
  }

  /// Removes a staging folder, the journal last.
  ///
  /// - Returns: Whether it was removed.
  @discardableResult static func remove(_ staging: String) -> Bool {
    if unlink(staging) == 0 { return true }
    let names = (FolderListing.entries(of: staging) ?? []).map(\.name)
    let journals = [begun, done]
    for name in names where !journals.contains(name) { unlink("\(staging)/\(name)") }
    for name in journals { unlink("\(staging)/\(name)") }
    return rmdir(staging) == 0 || errno == ENOENT
  }
}

// MARK: - The file

extension Journal {
  /// Writes the journal, which is valid from now on.
  func write() throws(FileFault) {
    let root = StagedFiles.parent(of: staging)
    let paths = RelativePaths(from: root)
    var fields = [Self.header]
    for folder in otherStaging { fields += ["staging", paths[folder]] }
    for folder in madeFolders { fields += ["made", paths[folder]] }
    for folder in emptiedFolders { fields += ["emptied", paths[folder]] }
    for change in changes {
      switch change {
      case .write(let staged, let path, let replaces, let mark):
        fields += [
          "write", paths[staged], paths[path], replaces ? "replaces" : "new", mark?.text ?? "",
        ]
      case .remove(let path, let kept): fields += ["remove", paths[path], paths[kept]]
      }
    }
    // Names cannot contain a zero byte.
    let bytes = Array(fields.joined(separator: "\0").utf8) + [0]
    let temporary = "\(staging)/\(Self.begun)-new"
    unlink(temporary)
    try StagedFiles.save(bytes, to: temporary, for: staging, syncs: true)
    guard rename(temporary, "\(staging)/\(Self.begun)") == 0 else {
      throw FileFault(staging, code: errno)
    }
    sync([staging, root])
  }

  /// Ends the journal, so that nothing is undone any more.
  func end() throws(FileFault) {
    guard rename("\(staging)/\(Self.begun)", "\(staging)/\(Self.done)") == 0 else {
      throw FileFault(staging, code: errno)
    }
    sync([staging])
  }

  /// - Returns: `nil` if there is no journal.
  /// - Throws: ``FileFault`` if the journal cannot be understood.
  static func read(_ name: String, in staging: String) throws(FileFault) -> Journal? {
    let path = "\(staging)/\(name)"
    guard FileSignature(of: path) != nil else { return nil }
    let unknown = FileFault.unfinished(
      in: StagedFiles.parent(of: staging),
      "'\(path)' cannot be read, or another version of this program wrote it")
    guard let bytes = FolderListing.bytes(of: path, atMost: .max - 1), bytes.last == 0,
      let text = String(validating: bytes.dropLast(), as: UTF8.self)
    else { throw unknown }
    var fields = text.utf8.split(separator: 0, omittingEmptySubsequences: false)[...]
    func next() -> String? { fields.popFirst().map { String(Substring($0)) } }
    guard next() == header else { throw unknown }
    let root = StagedFiles.parent(of: staging)
    func nextPath() -> String? { next().map { "\(root)/\($0)" } }
    var journal = Journal(staging: staging)
    while let kind = next() {
      guard let path = nextPath() else { throw unknown }
      switch kind {
      case "staging": journal.otherStaging.append(path)
      case "made": journal.madeFolders.append(path)
      case "emptied": journal.emptiedFolders.append(path)
      case "write":
        guard let to = nextPath(), let replaces = next(), let mark = next() else { throw unknown }
        journal.changes.append(
          .write(
            staged: path, to: to, replaces: replaces == "replaces", mark: FileMark(text: mark)))
      case "remove":
        guard let kept = nextPath() else { throw unknown }
        journal.changes.append(.remove(path, kept: kept))
      default: throw unknown
      }
    }
    return journal
  }
}

/// Identifies a file after it was moved: writing to the file changes the mark.
struct FileMark: Equatable {
  let bytes: Int64
  /// The modification time in nanoseconds since 1970.
  let modified: Int64

  init(_ signature: FileSignature) { (bytes, modified) = (signature.bytes, signature.modified) }

  /// - Returns: `nil` unless the text has the format of ``text``.
  init?(text: String) {
    let numbers = text.split(separator: " ").compactMap { Int64($0) }
    guard numbers.count == 2 else { return nil }
    (bytes, modified) = (numbers[0], numbers[1])
  }

  var text: String { "\(bytes) \(modified)" }
}

/// Converts paths to paths relative to a folder, which remain valid when the whole tree is moved.
struct RelativePaths {
  private let prefix: String
  private let components: [Substring]

  init(from root: String) {
    prefix = "\(root)/"
    components = Self.real(root).split(separator: "/")
  }

  subscript(path: String) -> String {
    if path.utf8.starts(with: prefix.utf8) {
      return String(Substring(path.utf8.dropFirst(prefix.utf8.count)))
    }
    let other = Self.real(path).split(separator: "/")
    let shared = zip(components, other).prefix { $0.utf8.elementsEqual($1.utf8) }.count
    return (components.dropFirst(shared).map { _ in ".." } + other.dropFirst(shared))
      .joined(separator: "/")
  }

  /// Returns the path without symbolic links, as far as it exists.
  private static func real(_ path: String) -> String {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    let parent = StagedFiles.parent(of: path)
    guard parent != path else { return path }
    let name = path.split(separator: "/").last ?? ""
    return "\(real(parent))/\(name)"
  }
}
