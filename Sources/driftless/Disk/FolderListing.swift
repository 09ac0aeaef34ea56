import Foundation

/// The names in a folder, with what the system says of each, sorted by their bytes.
enum FolderListing {
  struct Entry {
    let name: String
    let signature: FileSignature
  }

  /// - Returns: `nil` if the folder cannot be read.
  static func entries(of folder: String) -> [Entry]? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    let descriptor = dirfd(stream)
    var entries: [Entry] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      var status = stat()
      guard name != ".", name != "..",
        fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0
      else { continue }
      entries.append(Entry(name: name, signature: FileSignature(status)))
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// The bytes of a file.
  ///
  /// - Parameter bytesMax: No more than one byte more is read.
  /// - Returns: `nil` if it cannot be read.
  static func bytes(of path: String, atMost bytesMax: Int) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { return nil }
    let expected = min(max(Int(status.st_size), 0), bytesMax) + 1
    var bytes: [UInt8] = []
    while bytes.count <= bytesMax {
      let wanted = bytes.isEmpty ? expected : 65_536
      var failed = false
      let part = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
        let read = read(file, buffer.baseAddress, wanted)
        failed = read < 0
        count = max(read, 0)
      }
      if failed { return nil }
      if part.isEmpty { return bytes }
      bytes = bytes.isEmpty ? part : bytes + part
    }
    return bytes
  }
}
