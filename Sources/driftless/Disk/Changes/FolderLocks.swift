import Platform

/// Prevents several runs of this program from writing to the same folder at once.
///
/// The folder itself is locked. So all paths to it share one lock, no lock file remains, and the lock
/// ends with the process.
enum FolderLocks {
  /// The maximum time to wait for another run, in seconds.
  static let waitSecondsMax = 30
  private static let silentMilliseconds = 300
  private static let pauseMicroseconds: UInt32 = 10_000

  /// Performs an action while no other run writes to some folders. The unfinished changes of
  /// interrupted runs are undone first.
  ///
  /// - Parameter folders: The folders; for one that does not exist, the nearest existing parent is
  ///   locked.
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

  /// Undoes the unfinished changes of interrupted runs in a folder, and waits for a run that is
  /// changing it.
  ///
  /// It waits for the change and not for the lock, because this run may hold other folders that the
  /// next owner of the lock waits for.
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
        // Files that are read have not been changed yet; the next run that writes removes the
        // leftovers.
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
    /// Another run has locked this folder; nothing is locked.
    case busy(String)
  }

  /// Locks folders and ends their unfinished changes, without waiting.
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

  /// Locks all folders or none, so that a waiting run never holds what another one waits for.
  private static func lock(_ folders: [String]) throws -> Attempt {
    while true {
      let locks = try opened(folders)
      if let busy = locks.first(where: { !isLocked($0) }) {
        release(locks)
        return .busy(busy.path)
      }
      // Another run may have created or moved a folder in the meantime.
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
      // Some file systems have no locks; there, users must avoid simultaneous runs.
      Terminal.note(
        "'\(lock.path)' cannot be locked: \(systemMessage(code)); run nothing beside this")
      break
    }
    return true
  }

  /// Opens folders in an order that is the same for all runs, so that one of two simultaneous runs gets
  /// all of them.
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

  /// Returns a folder, or its nearest existing parent.
  static func nearest(_ folder: String) -> String {
    var folder = folder.isEmpty ? "." : folder
    while FolderIdentity(of: folder) == nil, folder != "/", folder != "." {
      folder = StagedFiles.parent(of: folder.withoutEndingSlashes)
    }
    return folder
  }

  /// Waits for other runs, and reports it after a while.
  private struct Waiting {
    private let start = ContinuousClock.now
    private var hasSpoken = false

    /// - Throws: ``ToolFault`` after waiting too long.
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

/// The system's identity of a folder, the same for all paths to it.
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
