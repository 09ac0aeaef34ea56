import Platform

/// What the system says of a file without opening it: another content has another signature, unless it
/// was written right after the signature was taken.
struct FileSignature: Hashable, Sendable {
  enum Kind: UInt8, Sendable { case file, folder, link, other }

  let kind: Kind
  let device: UInt64
  let number: UInt64
  let bytes: Int64
  /// In nanoseconds since 1970.
  let modified: Int64
  /// In nanoseconds since 1970; nobody can set it.
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

  /// Of a path, without following a symbolic link.
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
  /// Clocks of file systems have steps; within this time a file may change without another signature.
  static let settlingNanoseconds: Int64 = 20_000_000

  /// Whether a change after a moment, in nanoseconds since 1970, must show.
  func isSettled(at moment: Int64) -> Bool {
    max(modified, changed) < moment - Self.settlingNanoseconds
  }

  /// Now, in nanoseconds since 1970.
  static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return nanoseconds(time)
  }
}
