import Diagnostics
import Platform

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Data that earlier runs of the same program kept for later ones, in a private folder of the user.
///
/// The system's permissions protect the folder: a folder that is a link, that another user owns or that
/// others can open is not used, and the same holds for its files. Files of the same user are trusted.
/// An entry states the program that wrote it and its subject, both in full, and has a checksum against
/// damage. Other entries are ignored.
struct CacheFolder {
  /// The maximum size of a file in bytes.
  private static let fileBytesMax = 512 * 1_024 * 1_024

  private static let triesMax = 100
  private static let pauseMicroseconds: UInt32 = 10_000

  private let path: String
  /// The identity of the running program; a program with another engine may get other results.
  private let program: [UInt8]

  /// The user's own folder: `XDG_CACHE_HOME/driftless`, or `~/.cache/driftless`.
  ///
  /// - Returns: `nil` if there can be none.
  static var ofUser: CacheFolder? {
    let environment = ProcessInfo.processInfo.environment
    let base =
      environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
      ?? environment["HOME"].flatMap { $0.hasPrefix("/") ? "\($0)/.cache" : nil }
    guard let base, let program = ProgramIdentity.bytes else { return nil }
    return CacheFolder(path: "\(base)/driftless", program: program)
  }

  /// - Returns: `nil` if the folder cannot be created or is not private to the user.
  init?(path: String, program: [UInt8]) {
    try? FileManager.default.createDirectory(
      atPath: StagedFiles.parent(of: path), withIntermediateDirectories: true)
    mkdir(path, 0o700)
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, Self.isOfUser(status)
    else { return nil }
    self.path = path
    self.program = program
  }

  /// Returns whether only the user owns and can open a file or folder.
  private static func isOfUser(_ status: stat) -> Bool {
    status.st_uid == geteuid() && status.st_mode & 0o077 == 0
  }

  /// Returns the data kept for a subject.
  ///
  /// - Parameters:
  ///   - kind: The prefix of the file's name.
  ///   - subject: The subject of the entry.
  func read(_ kind: String, of subject: [String] = []) -> [UInt8]? {
    guard let bytes = bytes(of: Self.name(kind, subject)) else { return nil }
    var reader = ByteReader(bytes)
    guard let checksum = reader.number(),
      UInt64(bitPattern: Int64(checksum)) == bytes.dropFirst(8).checksum,
      reader.list() == program, reader.list() == Self.key(kind, subject),
      let entry = reader.list(), reader.isAtEnd
    else { return nil }
    return entry
  }

  private func bytes(of name: String) -> [UInt8]? {
    let file = open("\(path)/\(name)", O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, Self.isOfUser(status),
      let bytes = FolderListing.bytes(from: file, atMost: Self.fileBytesMax),
      bytes.count <= Self.fileBytesMax
    else { return nil }
    return bytes
  }

  /// Keeps bytes for later runs. If that fails, later runs have less data.
  func write(_ bytes: [UInt8], as kind: String, of subject: [String] = []) {
    var entry = ByteWriter()
    entry.write(program)
    entry.write(Self.key(kind, subject))
    entry.write(bytes)
    var writer = ByteWriter()
    writer.write(Int(Int64(bitPattern: entry.bytes.checksum)))
    replace(Self.name(kind, subject), by: writer.bytes + entry.bytes)
  }

  /// Returns the encoded subject of an entry, different for each subject.
  private static func key(_ kind: String, _ subject: [String]) -> [UInt8] {
    var writer = ByteWriter()
    for text in [kind] + subject { writer.write(text) }
    return writer.bytes
  }

  private static func name(_ kind: String, _ subject: [String]) -> String {
    subject.isEmpty ? kind : "\(kind)-\(String(key(kind, subject).checksum, radix: 16))"
  }

  /// Replaces a file as a whole, unless other runs are using the folder.
  private func replace(_ name: String, by bytes: [UInt8]) {
    let lock = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard lock >= 0 else { return }
    defer { close(lock) }
    var tries = 0
    while flock(lock, LOCK_EX | LOCK_NB) != 0 {
      tries += 1
      if tries > Self.triesMax { return }
      usleep(Self.pauseMicroseconds)
    }
    // Leftovers of interrupted runs belong to no run, now that the folder is locked.
    for left in FolderListing.names(of: path) where left.hasPrefix("\(name).") {
      unlink("\(path)/\(left)")
    }
    let temporary = "\(path)/\(name).new"
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { return }
    let fault = bytes.withUnsafeBytes { $0.write(to: file) }
    close(file)
    if fault == nil, rename(temporary, "\(path)/\(name)") == 0 { return }
    unlink(temporary)
  }
}

extension CacheFolder {
  /// The known verdicts on claims, of any help centre.
  var proved: [UInt8]? { read("proofs") }

  func keep(proved: [UInt8]) { write(proved, as: "proofs") }
}
