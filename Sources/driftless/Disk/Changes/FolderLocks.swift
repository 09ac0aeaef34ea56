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
    var waiting = Waiting()
    while true {
      switch try settled(folders) {
      case .locked(let locks):
        defer { release(locks) }
        return try await body()
      case .busy(let folder): try waiting.pause(for: folder)
      }
    }
  }

  /// Undoes what runs that were cut off left in a folder, and waits for one that changes it now.
  ///
  /// It waits for the change and not for the lock: this run may hold other folders, for which the next
  /// owner of this one waits.
  static func settle(_ folder: String) throws {
    var waiting = Waiting()
    while true {
      let found = UnfinishedChange.all(in: [folder])
      guard !found.isEmpty else { return }
      do {
        switch try settled([folder]) {
        case .locked(let locks): return release(locks)
        case .busy: break
        }
      } catch  where !found.contains(where: \.isUnderWay) {
        // Nothing that is read was changed yet; the next run that writes removes it.
        return
      }
      guard found.contains(where: \.isUnderWay) else { return }
      try waiting.pause(for: folder)
    }
  }

  private struct Lock {
    let path: String
    let file: Int32
    let folder: FolderIdentity
  }

  private enum Attempt {
    case locked([Lock])
    /// Another run has this folder; nothing is locked.
    case busy(String)
  }

  /// Locks folders and ends the unfinished changes in them, without waiting.
  private static func settled(_ folders: [String]) throws -> Attempt {
    var wanted = folders
    while true {
      let attempt = try lock(wanted)
      guard case .locked(let locks) = attempt else { return attempt }
      do {
        let found = UnfinishedChange.all(in: folders)
        let more = found.flatMap(\.folders).filter { folder in
          !locks.contains { $0.folder == FolderIdentity(of: nearest(folder)) }
        }
        if more.isEmpty {
          for change in found { try change.end() }
          return .locked(locks)
        }
        wanted += more
        release(locks)
      } catch {
        release(locks)
        throw error
      }
    }
  }

  /// Locks all folders or none: a run that waits holds nothing that another one waits for.
  private static func lock(_ folders: [String]) throws -> Attempt {
    while true {
      let locks = try opened(folders)
      if let busy = locks.first(where: { !isLocked($0) }) {
        release(locks)
        return .busy(busy.path)
      }
      // Meanwhile another run may have made or moved a folder.
      let isSame = folders.allSatisfy { folder in
        locks.contains { $0.folder == FolderIdentity(of: nearest(folder)) }
      }
      if isSame { return .locked(locks) }
      release(locks)
    }
  }

  /// - Returns: Whether the open folder is locked now.
  private static func isLocked(_ lock: Lock) -> Bool {
    while flock(lock.file, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      if code == EINTR { continue }
      guard code != EWOULDBLOCK else { return false }
      // Some file systems have no locks; there, two runs at once must be avoided by their users.
      Terminal.note(
        "'\(lock.path)' cannot be locked: \(systemMessage(code)); run nothing beside this")
      break
    }
    return true
  }

  /// Opens folders in an order that is the same for all runs: of two at once, one gets all.
  private static func opened(_ folders: [String]) throws -> [Lock] {
    var opened: [Lock] = []
    for path in Set(folders.map(nearest)).sorted() {
      let file = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard file >= 0, let folder = FolderIdentity(of: file) else {
        let code = errno
        if file >= 0 { close(file) }
        release(opened)
        throw FileFault(path, code: code)
      }
      if opened.contains(where: { $0.folder == folder }) {
        close(file)
      } else {
        opened.append(Lock(path: path, file: file, folder: folder))
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
    private let start = ContinuousClock.now
    private var hasSpoken = false

    /// - Throws: ``ToolFault`` if this has taken too long.
    mutating func pause(for folder: String) throws {
      let waited = ContinuousClock.now - start
      if waited > .seconds(FolderLocks.waitSecondsMax) {
        throw ToolFault(
          "another driftless has been writing to '\(folder)' for \(FolderLocks.waitSecondsMax) s; "
            + "nothing was written",
          hint: "run this again when that one has ended")
      }
      if !hasSpoken, waited > .milliseconds(FolderLocks.silentMilliseconds) {
        Terminal.note("another driftless is writing to '\(folder)': waiting for it to end")
        hasSpoken = true
      }
      usleep(FolderLocks.pauseMicroseconds)
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
