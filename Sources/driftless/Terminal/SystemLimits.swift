import Platform

/// The minimum system limits for a run: with less, the Swift runtime crashes or hangs.
enum SystemLimits {
  /// The number of files that may be open at once. A run opens one or two on each core, and some for
  /// its threads.
  static let openFilesMin: rlim_t = 64
  /// The size of the address space in bytes, mostly for the stacks of threads; large sites need more.
  static let addressBytesMin: rlim_t = 1_024 * 1_024 * 1_024

  /// - Throws: ``ToolFault`` if a limit is too low and cannot be raised.
  static func check() throws(ToolFault) {
    let files = raise(openFiles, to: openFilesMin)
    guard files >= openFilesMin else {
      throw ToolFault(
        "driftless needs to have \(openFilesMin) files open at once, and may have \(files)",
        hint: "raise the limit: ulimit -n \(openFilesMin)")
    }
    let bytes = raise(addressBytes, to: addressBytesMin)
    guard bytes >= addressBytesMin else {
      throw ToolFault(
        "driftless needs \(addressBytesMin / 1_048_576) MiB of address space, and may have "
          + "\(bytes / 1_048_576)",
        hint: "raise the limit: ulimit -v \(addressBytesMin / 1_024)")
    }
    // With this, a file that grows too large is a write error, as on a full disk.
    signal(SIGXFSZ, SIG_IGN)
  }

  #if canImport(Darwin)
    private static let (openFiles, addressBytes) = (RLIMIT_NOFILE, RLIMIT_AS)
  #else
    private static let (openFiles, addressBytes) = (
      Int32(RLIMIT_NOFILE.rawValue), Int32(RLIMIT_AS.rawValue)
    )
  #endif

  /// - Returns: The limit in force afterwards; the largest number if it is unknown.
  private static func raise(_ resource: Int32, to wanted: rlim_t) -> rlim_t {
    var limit = rlimit()
    guard getrlimit(resource, &limit) == 0 else { return .max }
    if limit.rlim_cur < wanted, limit.rlim_max >= wanted {
      limit.rlim_cur = wanted
      setrlimit(resource, &limit)
    }
    return limit.rlim_cur
  }
}
