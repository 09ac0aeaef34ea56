import Platform

/// The identity of the running program: its own file and its loaded libraries, as the system knows
/// them. A program with another engine is another program.
enum ProgramIdentity {
  static var bytes: [UInt8]? {
    guard let executable else { return nil }
    var identity: [String] = ["\(Product.version)"]
    for path in [executable] + libraries {
      guard let signature = FileSignature(of: canonicalPath(path) ?? path) else { return nil }
      identity.append("\(path) \(signature)")
    }
    return Array(identity.joined(separator: "\n").utf8)
  }

  private static var executable: String? {
    #if canImport(Darwin)
      var size = UInt32(PATH_MAX)
      var path = [CChar](repeating: 0, count: Int(size))
      return _NSGetExecutablePath(&path, &size) == 0 ? canonicalPath(String(cString: path)) : nil
    #else
      return canonicalPath("/proc/self/exe")
    #endif
  }

  /// The system's list of what a process has loaded.
  private static var libraries: [String] {
    guard let maps = FolderListing.bytes(of: "/proc/self/maps", atMost: 1_048_576) else {
      return []
    }
    let paths = String(decoding: maps, as: UTF8.self).split(separator: "\n").compactMap { line in
      line.firstIndex(of: "/").map { String(line[$0...]) }
    }
    return Set(paths.filter { $0.contains(".so") }).sorted()
  }
}
