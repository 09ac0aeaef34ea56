import Platform

/// Keeps folders from being written by several runs of this program at once.
///
/// The folder itself is locked, so that all paths to it mean one lock, nothing is left in it, and the
/// system ends the lock with the process.
enum FolderLocks {
  /// How long a run waits for another one.
  static let waitSecondsMax = 30
  private static let silentMilliseconds = 300
  private static let pauseMicroseconds: UInt32 = 10_000

  /// Does something while no other run writes to some folders. What runs that were cut off left in them
  /// is undone before.
  ///
  /// - Parameter folders: Of one that is not there, the nearest one above it is locked.
  static func holding<Result>(
    _ folders: [String], _ body: () async throws -> Result
  ) async throws -> Result {
    let locks = try settled(folders, waits: true) ?? []
    defer { release(locks) }
    return try await body()
  }

  /// Undoes what runs that were cut off left in a folder, and waits for one that changes it now.
  static func settle(_ folder: String) throws {
    let found = UnfinishedChange.all(in: [folder])
    guard !found.isEmpty else { return }
    if found.contains(where: \.isUnderWay) {
      release(try settled([folder], waits: true) ?? [])
    } else if let locks = try? settled([folder], waits: false) {
      // Nothing that is read was changed yet; the next run that writes removes it, if this one cannot.
      release(locks)
    }
  }

  private struct Lock {
    let file: Int32
    let folder: FolderIdentity
  }

  /// - Returns: `nil` if the folders are locked and it does not wait.
  private static func settled(_ folders: [String], waits: Bool) throws -> [Lock]? {
    var wanted = folders
    while true {
      guard let locks = try lock(wanted, waits: waits) else { return nil }
      do {
        let found = UnfinishedChange.all(in: folders)
        let more = found.flatMap(\.folders).filter { folder in
          !locks.contains { $0.folder == FolderIdentity(of: nearest(folder)) }
        }
        if more.isEmpty {
          for change in found { try change.end() }
          return locks
        }
        wanted += more
        release(locks)
      } catch {
        release(locks)
        throw error
      }
    }
  }

  private static func lock(_ folders: [String], waits: Bool) throws -> [Lock]? {
    var waiting = Waiting(isPatient: waits)
    while true {
      var locks: [Lock] = []
      do {
        // In an order that is the same for all runs, so that no two wait for one another.
        for (path, file, folder) in try opened(folders) {
          locks.append(Lock(file: file, folder: folder))
          guard try waiting.wait(for: file, path) else {
            release(locks)
            return nil
          }
        }
      } catch {
        release(locks)
        throw error
      }
      // While this one waited, another one may have made or moved a folder.
      let isSame = folders.allSatisfy { folder in
        locks.contains { $0.folder == FolderIdentity(of: nearest(folder)) }
      }
      if isSame { return locks }
      release(locks)
    }
  }

  private static func opened(
    _ folders: [String]
  ) throws -> [(path: String, file: Int32, folder: FolderIdentity)] {
    var opened: [(path: String, file: Int32, folder: FolderIdentity)] = []
    for path in Set(folders.map(nearest)).sorted() {
      let file = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard file >= 0, let folder = FolderIdentity(of: file) else {
        let code = errno
        for entry in opened { close(entry.file) }
        throw FileFault(path, code: code)
      }
      if opened.contains(where: { $0.folder == folder }) {
        close(file)
      } else {
        opened.append((path, file, folder))
      }
    }
    return opened.sorted { $0.folder < $1.folder }
  }

  private static func release(_ locks: [Lock]) { for lock in locks { close(lock.file) } }

  /// A folder, or the nearest one above it that is there.
  static func nearest(_ folder: String) -> String {
    var folder = folder.isEmpty ? "." : folder
    while FolderIdentity(of: folder) == nil, folder != "/", folder != "." {
      folder = StagedFiles.parent(of: folder.withoutEndingSlashes)
    }
    return folder
  }

  /// Waits for other runs, and says so once it takes long.
  private struct Waiting {
    let isPatient: Bool
    private let start = ContinuousClock.now
    private var hasSpoken = false

    init(isPatient: Bool) { self.isPatient = isPatient }

    /// - Returns: Whether the open folder is locked.
    mutating func wait(for file: Int32, _ path: String) throws -> Bool {
      while flock(file, LOCK_EX | LOCK_NB) != 0 {
        let code = errno
        if code == EINTR { continue }
        guard code == EWOULDBLOCK else {
          // Some file systems have no locks; there, two runs at once must be avoided by their users.
          Terminal.note(
            "'\(path)' cannot be locked: \(systemMessage(code)); run nothing beside this")
          return true
        }
        guard isPatient else { return false }
        let waited = ContinuousClock.now - start
        if waited > .seconds(FolderLocks.waitSecondsMax) {
          throw ToolFault(
            "another driftless has been writing to '\(path)' for \(FolderLocks.waitSecondsMax) s; "
              + "nothing was written",
            hint: "run this again when that one has ended")
        }
        if !hasSpoken, waited > .milliseconds(FolderLocks.silentMilliseconds) {
          Terminal.note("another driftless is writing to '\(path)': waiting for it to end")
          hasSpoken = true
        }
        usleep(FolderLocks.pauseMicroseconds)
      }
      return true
    }
  }
}

/// What the system knows a folder by, whatever path leads to it.
struct FolderIdentity: Hashable, Comparable {
  let device: UInt64
  let number: UInt64

  /// - Returns: `nil` if there is no folder at a path; symbolic links are followed.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  init?(of file: Int32) {
    var status = stat()
    guard fstat(file, &status) == 0 else { return nil }
    self.init(status)
  }

  private init?(_ status: stat) {
    guard status.st_mode & S_IFMT == S_IFDIR else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
  }

  static func < (left: FolderIdentity, right: FolderIdentity) -> Bool {
    (left.device, left.number) < (right.device, right.number)
  }
}
