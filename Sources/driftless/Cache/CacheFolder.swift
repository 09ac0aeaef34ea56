import Crypto
import Foundation

/// What this user's runs of this very program remember, outside all content: nothing in it is believed
/// that the same user did not write.
///
/// Each file is sealed with a key that only the user can read. Files that were changed, cut short, or
/// come from elsewhere are as good as none; so is a folder that others could write to.
struct CacheFolder {
  private static let keyBytes = 32
  /// A file may have this many bytes.
  private static let fileBytesMax = 512 * 1_024 * 1_024

  private let path: String
  private let key: SymmetricKey

  /// The user's own: `XDG_CACHE_HOME/driftless`, or `~/.cache/driftless`.
  ///
  /// - Returns: `nil` if there can be none.
  static func ofUser(_ environment: [String: String]) -> CacheFolder? {
    let base =
      environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
      ?? environment["HOME"].flatMap { $0.hasPrefix("/") ? "\($0)/.cache" : nil }
    return base.flatMap { CacheFolder(path: "\($0)/driftless") }
  }

  /// - Returns: `nil` if the folder cannot be made, or is not the user's alone.
  init?(path: String) {
    let manager = FileManager.default
    let parent = (path as NSString).deletingLastPathComponent
    try? manager.createDirectory(atPath: parent, withIntermediateDirectories: true)
    mkdir(path, 0o700)
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR,
      status.st_uid == getuid(), status.st_mode & 0o077 == 0,
      let key = Self.key(in: path)
    else { return nil }
    self.path = path
    self.key = key
  }

  /// What was written under a name; `nil` if there is nothing to be believed.
  func read(_ name: String) -> [UInt8]? {
    guard
      let sealed = FolderListing.bytes(of: "\(path)/\(name)", atMost: Self.fileBytesMax),
      sealed.count >= SHA256.byteCount, sealed.count <= Self.fileBytesMax
    else { return nil }
    let bytes = sealed.dropFirst(SHA256.byteCount)
    let seal = sealed.prefix(SHA256.byteCount)
    guard
      HMAC<SHA256>.isValidAuthenticationCode(
        seal, authenticating: Self.sealed(name, bytes), using: key)
    else { return nil }
    return Array(bytes)
  }

  /// Keeps bytes under a name. If that fails, the next run knows less.
  func write(_ bytes: [UInt8], as name: String) {
    let seal = HMAC<SHA256>.authenticationCode(for: Self.sealed(name, bytes[...]), using: key)
    // Of two runs at a time each writes a file of its own, and the last one stays.
    let temporary = "\(path)/\(name).\(getpid())"
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { return }
    let whole = Array(seal) + bytes
    let isWritten = whole.withUnsafeBytes { Self.write($0, to: file) }
    close(file)
    if !isWritten || rename(temporary, "\(path)/\(name)") != 0 { unlink(temporary) }
  }

  /// A name cannot be given to another file's bytes.
  private static func sealed(_ name: String, _ bytes: ArraySlice<UInt8>) -> [UInt8] {
    Array(name.utf8) + [0] + bytes
  }

  private static func write(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Foundation.write(
        file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// The user's key, which is made at the first time.
  private static func key(in folder: String) -> SymmetricKey? {
    let path = "\(folder)/key"
    let made = SymmetricKey(size: .bits256)
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    if file >= 0 {
      let isWritten = made.withUnsafeBytes { write($0, to: file) }
      close(file)
      if isWritten { return made }
      unlink(path)
      return nil
    }
    guard let bytes = FolderListing.bytes(of: path, atMost: keyBytes), bytes.count == keyBytes
    else {
      // Cut short, perhaps: the next run makes another one, for which nothing that is kept counts.
      unlink(path)
      return nil
    }
    return SymmetricKey(data: bytes)
  }
}
