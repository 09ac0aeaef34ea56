import Crypto
import Platform

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What this user's runs of this very program remember, outside all content: nothing in it is believed
/// that the same user did not write.
///
/// Each file is sealed with a key that only the user can read. Files that were changed, cut short, or
/// come from elsewhere are as good as none; so is a folder that others could write to.
struct CacheFolder {
  private static let keyBytes = 32
  /// A file may have this many bytes.
  private static let fileBytesMax = 512 * 1_024 * 1_024

  private static let triesMax = 100
  private static let pauseMicroseconds: UInt32 = 10_000

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
    try? FileManager.default.createDirectory(
      atPath: StagedFiles.parent(of: path), withIntermediateDirectories: true)
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
    Self.replace(name, in: path, by: Array(seal) + bytes)
  }

  /// Puts a whole file in the place of another one, unless other runs are busy with the folder.
  @discardableResult
  private static func replace(_ name: String, in folder: String, by bytes: [UInt8]) -> Bool {
    let lock = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard lock >= 0 else { return false }
    defer { close(lock) }
    var tries = 0
    while flock(lock, LOCK_EX | LOCK_NB) != 0 {
      tries += 1
      if tries > triesMax { return false }
      usleep(pauseMicroseconds)
    }
    // What runs that were cut off left is of nobody, now that the folder is locked.
    for left in FolderListing.names(of: folder) where left.hasPrefix("\(name).") {
      unlink("\(folder)/\(left)")
    }
    let temporary = "\(folder)/\(name).new"
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { return false }
    let fault = bytes.withUnsafeBytes { $0.write(to: file) }
    close(file)
    if fault == nil, rename(temporary, "\(folder)/\(name)") == 0 { return true }
    unlink(temporary)
    return false
  }

  /// A name cannot be given to another file's bytes.
  private static func sealed(_ name: String, _ bytes: ArraySlice<UInt8>) -> [UInt8] {
    Array(name.utf8) + [0] + bytes
  }

  /// The user's key, which is made at the first time. Of another one, nothing that is kept counts.
  private static func key(in folder: String) -> SymmetricKey? {
    let path = "\(folder)/key"
    if let bytes = FolderListing.bytes(of: path, atMost: keyBytes), bytes.count == keyBytes {
      return SymmetricKey(data: bytes)
    }
    let made = SymmetricKey(size: .bits256)
    guard replace("key", in: folder, by: made.withUnsafeBytes { Array($0) }) else { return nil }
    return made
  }
}
