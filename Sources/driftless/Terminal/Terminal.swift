import ArgumentParser
import Diagnostics
import Platform
import Reports

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Writes results to standard output, and findings and progress to standard error.
///
/// Quoted text cannot control the terminal: see ``visible(_:keepsLines:)``.
///
/// A write error ends the process with status 3, after printing the reason, so that partial results are
/// not taken for complete ones. If the reader has gone away, such as `head`, the process ends silently.
enum Terminal {
  /// Makes sure that no opened file takes the descriptor of a closed standard stream.
  static func begin() {
    // Each write reports whether the reader has gone away.
    signal(SIGPIPE, SIG_IGN)
    for file in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(file, F_GETFD) == -1 {
      // Neither reading from the one nor writing to the others is possible.
      _ = open("/dev/null", file == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Ends the process.
  static func end(_ status: ExitCode) -> Never {
    // Some file systems report only now that there was no space.
    if close(STDOUT_FILENO) != 0, errno != EINTR { fail(errno, STDOUT_FILENO) }
    exit(status.rawValue)
  }

  static func print(_ text: String) {
    write(visible(text, keepsLines: true) + "\n", to: STDOUT_FILENO)
  }

  /// Prints commands for a continuous integration system, which escape quoted text themselves.
  static func print(commands: String) { write(commands + "\n", to: STDOUT_FILENO) }

  static func note(_ text: String) {
    write(visible(text, keepsLines: true) + "\n", to: STDERR_FILENO)
  }

  /// Writes a protocol message to standard output. If its reader has gone away, the input ends, too.
  static func send(_ message: [UInt8]) {
    guard let code = message.withUnsafeBytes({ $0.write(to: STDOUT_FILENO) }), code != EPIPE
    else { return }
    fail(code, STDOUT_FILENO)
  }

  /// Whether findings and progress go to a terminal on which a line can be overwritten.
  static var canRewrite: Bool { isAble(STDERR_FILENO) }

  /// Returns whether the file is a terminal that can do more than show lines.
  private static func isAble(_ file: Int32) -> Bool {
    isatty(file) == 1
      && ![nil, "", "dumb"].contains(ProcessInfo.processInfo.environment["TERM"])
  }

  /// Writes a part of a progress line.
  static func progress(_ text: String) { write(text, to: STDERR_FILENO) }

  /// Shows findings to a person.
  static func show(_ findings: [Finding], sources: @escaping @Sendable (String) -> SourceFile?) {
    guard !findings.isEmpty else { return }
    let report = HumanReport(isColored: hasColors(STDERR_FILENO), sources: sources)
    write(report.text(findings) + "\n", to: STDERR_FILENO)
  }

  /// Shows findings to a person, and ends the command if one of them is an error.
  static func report(
    _ findings: [Finding], sources: @escaping @Sendable (String) -> SourceFile?
  ) throws {
    show(findings.report(), sources: sources)
    if findings.hasErrors { throw ExitCode.findings }
  }

  /// Returns whether output to the file is shown in colours: on a terminal that supports them, unless
  /// the user has disabled them (no-color.org).
  private static func hasColors(_ file: Int32) -> Bool {
    isAble(file) && ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty
  }

  private static func write(_ text: String, to file: Int32) {
    var text = text
    if let code = text.withUTF8({ UnsafeRawBufferPointer($0).write(to: file) }) {
      fail(code, file)
    }
  }

  /// - Parameter code: The error as in `errno`.
  private static func fail(_ code: Int32, _ file: Int32) -> Never {
    if code == EPIPE { _exit(ExitCode.brokenPipe.rawValue) }
    if file == STDOUT_FILENO {
      let reason = code == EBADF ? "it is closed" : systemMessage(code)
      note("error: standard output cannot be written: \(reason)")
    }
    // Other threads may still be running, so nothing must be torn down.
    _exit(ExitCode.fault.rawValue)
  }
}

/// The exit statuses of the stable interface.
extension ExitCode {
  /// There are findings.
  static let findings = ExitCode(1)
  /// The command was used incorrectly.
  static let usage = ExitCode(2)
  /// The tool itself failed.
  static let fault = ExitCode(3)
  /// The status that shells report for programs ended by the signal SIGPIPE (13).
  static let brokenPipe = ExitCode(128 + 13)
}
