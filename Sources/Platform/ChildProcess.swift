/// Another program that this one started.
///
/// It is in a process group of its own, so that a control-C at the terminal does not end it, and reads
/// nothing from standard input.
package struct ChildProcess: Sendable {
  package let id: pid_t

  /// Starts a program. No shell reads its arguments, and `PATH` is not searched.
  ///
  /// - Parameters:
  ///   - program: The path of its file.
  ///   - arguments: What follows after its name.
  ///   - environment: All its variables.
  ///   - output: The open file that becomes its standard output; `nil` if that is not kept.
  ///   - errors: The same for standard error.
  /// - Returns: `nil` if it cannot be started.
  package init?(
    _ program: String, _ arguments: [String], environment: [String: String], output: Int32? = nil,
    errors: Int32? = nil
  ) {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (stream, file) in [(STDIN_FILENO, nil), (STDOUT_FILENO, output), (STDERR_FILENO, errors)] {
      if let file {
        posix_spawn_file_actions_adddup2(&actions, file, stream)
      } else {
        posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0)
      }
    }
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    posix_spawnattr_setpgroup(&attributes, 0)
    let words = ([program] + arguments).map { strdup($0) }
    let variables = environment.map { strdup("\($0.key)=\($0.value)") }
    defer { for text in words + variables { free(text) } }
    var id: pid_t = 0
    guard posix_spawn(&id, program, &actions, &attributes, words + [nil], variables + [nil]) == 0
    else { return nil }
    self.id = id
  }

  /// Waits until it ends.
  ///
  /// - Returns: Its exit status; `nil` if a signal ended it.
  package func wait() -> Int32? {
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0 { guard errno == EINTR else { return nil } }
    return status & 0x7F == 0 ? status >> 8 & 0xFF : nil
  }

  /// Ends it at once.
  package func kill() { _ = Platform.kill(id, SIGKILL) }
}
