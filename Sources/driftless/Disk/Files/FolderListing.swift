import Platform

/// The names in a folder with their metadata, sorted by their bytes.
enum FolderListing {
  struct Entry {
    let name: String
    /// Whether the name is valid UTF-8. If not, `\xNN` replaces each invalid byte, and the entry has no
    /// usable path.
    let isText: Bool
    let signature: FileSignature
  }

  /// - Returns: `nil` if the folder cannot be read completely.
  static func entries(of folder: String) -> [Entry]? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    let descriptor = dirfd(stream)
    var entries: [Entry] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        guard errno == 0 else { return nil }
        return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
      }
      var status = stat()
      let (found, name, text) = withName(of: entry) { name in
        (
          fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0,
          UnsafeBufferPointer(start: name, count: strlen(name)).map { UInt8(bitPattern: $0) },
          String(validatingCString: name)
        )
      }
      guard found else {
        // The entry may have been removed in the meantime.
        if errno == ENOENT { continue }
        return nil
      }
      if text == "." || text == ".." { continue }
      entries.append(
        Entry(
          name: text ?? escaped(name), isText: text != nil, signature: FileSignature(status)))
    }
  }

  private static func withName<Result>(
    of entry: UnsafeMutablePointer<dirent>, _ body: (UnsafePointer<CChar>) -> Result
  ) -> Result {
    withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 256, body)
    }
  }

  private static func escaped(_ name: [UInt8]) -> String {
    name.map { byte in
      byte < 0x80
        ? String(Unicode.Scalar(byte)) : "\\x" + String(byte, radix: 16, uppercase: true)
    }.joined()
  }

  /// Returns the names in a folder, in any order; empty if it cannot be read.
  static func names(of folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(withName(of: entry) { String(cString: $0) })
    }
    return names
  }

  /// Returns the bytes of a file.
  ///
  /// - Parameter bytesMax: The limit; at most one byte more is read.
  /// - Returns: `nil` if the file cannot be read.
  static func bytes(of path: String, atMost bytesMax: Int) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    return bytes(from: file, atMost: bytesMax)
  }

  /// Returns the remaining bytes of an open file, with the same limit.
  static func bytes(from file: Int32, atMost bytesMax: Int) -> [UInt8]? {
    var status = stat()
    guard fstat(file, &status) == 0 else { return nil }
    let expected = min(max(Int(status.st_size), 0), bytesMax) + 1
    var bytes: [UInt8] = []
    while bytes.count <= bytesMax {
      let wanted = bytes.isEmpty ? expected : 65_536
      var failed = false
      let part = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
        var read: Int
        repeat {
          read = Platform.read(file, buffer.baseAddress, wanted)
        } while read < 0 && errno == EINTR
        failed = read < 0
        count = max(read, 0)
      }
      if failed { return nil }
      if part.isEmpty { return bytes }
      if bytes.isEmpty { bytes = part } else { bytes += part }
    }
    return bytes
  }
}
