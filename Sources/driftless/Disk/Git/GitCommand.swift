import Platform

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Runs Git so that no other program runs: none that a repository's configuration names, and none in
/// the repository itself.
enum GitCommand {
  /// The maximum size of the output; a longer output is ignored.
  private static let outputBytesMax = 268_435_456
  /// The time limit; after it the output is ignored.
  private static let secondsMax = 60

  /// Overrides of settings with which a repository could run programs, although none of them is needed
  /// here.
  private static let settings = [
    "log.showSignature=false", "log.showRoot=true", "core.fsmonitor=", "core.hooksPath=/dev/null",
    "core.pager=cat", "core.alternateRefsCommand=true", "core.sshCommand=false", "core.gitProxy=",
    "core.askPass=", "credential.helper=", "diff.external=", "gpg.program=false",
    "gpg.openpgp.program=false", "gpg.x509.program=false", "gpg.ssh.program=false",
    "protocol.allow=never", "submodule.recurse=false", "maintenance.auto=false", "gc.auto=0",
  ]

  /// Git's variables for the location of configuration, which only the user may set.
  private static let variables: Set = [
    "GIT_CEILING_DIRECTORIES", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_SYSTEM",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM",
  ]

  /// - Returns: `nil` if Git is not installed, has no output, or too much.
  static func output(of arguments: [String], in folder: String) -> [UInt8]? {
    let paths = searchPaths(outside: folder)
    guard let program = paths.lazy.map({ "\($0)/git" }).first(where: isProgram) else { return nil }
    let arguments =
      ["-C", folder, "--no-pager", "--no-optional-locks", "--literal-pathspecs"]
      + settings.flatMap { ["-c", $0] } + arguments
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    defer { close(ends[0]) }
    // Otherwise a process started at the same time, such as another Git, would keep them open.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let git = ChildProcess(program, arguments, environment: environment(paths), output: ends[1])
    close(ends[1])
    guard let git else { return nil }
    let bytes = read(ends[0])
    if bytes == nil { git.kill() }
    return git.wait() == 0 ? bytes : nil
  }

  /// Returns the folders of `PATH` without those that a repository could control: relative ones, and
  /// those in the current folder or in the given folder.
  private static func searchPaths(outside folder: String) -> [String] {
    let own = [".", folder].compactMap { canonicalPath($0) }
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return path.split(separator: ":").map(String.init).filter { entry in
      guard entry.hasPrefix("/"), let entry = canonicalPath(entry) else { return false }
      return !own.contains { entry == $0 || $0 != "/" && entry.hasPrefix("\($0)/") }
    }
  }

  private static func isProgram(_ path: String) -> Bool {
    FileSignature(of: path).map { $0.kind == .file || $0.kind == .link } == true
      && access(path, X_OK) == 0
  }

  private static func environment(_ paths: [String]) -> [String: String] {
    let kept = ProcessInfo.processInfo.environment.filter {
      !$0.key.hasPrefix("GIT_") || variables.contains($0.key)
    }
    let own = [
      "PATH": paths.joined(separator: ":"), "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0",
      // Missing objects of a partial clone are not fetched.
      "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none", "GIT_TERMINAL_PROMPT": "0",
    ]
    return kept.merging(own) { _, own in own }
  }

  /// - Returns: The bytes up to the end; `nil` if there are too many or it takes too long.
  private static func read(_ descriptor: Int32) -> [UInt8]? {
    let end = ContinuousClock.now + .seconds(secondsMax)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let left = (end - .now).components.seconds
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard left > 0 else { return nil }
      let events = poll(&request, 1, Int32(left * 1_000))
      if events < 0, errno == EINTR { continue }
      guard events > 0 else { return nil }
      let count = Platform.read(descriptor, &buffer, buffer.count)
      if count == 0 { return bytes }
      guard count > 0, bytes.count + count <= outputBytesMax else { return nil }
      bytes += buffer[..<count]
    }
  }
}
