import Platform

/// The system's metadata of a file, taken without opening it. Changed contents have another signature,
/// unless they were written right after the signature was taken.
struct FileSignature: Hashable, Sendable {
  enum Kind: UInt8, Sendable { case file, folder, link, other }

  let kind: Kind
  let device: UInt64
  let number: UInt64
  let bytes: Int64
  /// The modification time in nanoseconds since 1970.
  let modified: Int64
  /// The change time in nanoseconds since 1970, which programs cannot set.
  let changed: Int64

  init(
    kind: Kind, device: UInt64, number: UInt64, bytes: Int64, modified: Int64, changed: Int64
  ) {
    self.kind = kind
    self.device = device
    self.number = number
    self.bytes = bytes
    self.modified = modified
    self.changed = changed
  }

  /// Creates the signature of a path, without following a symbolic link.
  ///
  /// - Returns: `nil` if there is nothing.
  init?(of path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
    bytes = Int64(status.st_size)
    #if canImport(Darwin)
      (modified, changed) = (
        Self.nanoseconds(status.st_mtimespec), Self.nanoseconds(status.st_ctimespec)
      )
    #else
      (modified, changed) = (Self.nanoseconds(status.st_mtim), Self.nanoseconds(status.st_ctim))
    #endif
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}

extension FileSignature {
  /// The time within which a file may change without a new signature, because file system clocks are
  /// coarse.
  static let settlingNanoseconds: Int64 = 20_000_000

  /// Returns whether a change after a time, in nanoseconds since 1970, must be visible.
  func isSettled(at moment: Int64) -> Bool {
    max(modified, changed) < moment - Self.settlingNanoseconds
  }

  /// The current time in nanoseconds since 1970.
  static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return nanoseconds(time)
  }
}
