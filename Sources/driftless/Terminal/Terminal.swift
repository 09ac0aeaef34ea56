import ArgumentParser
import Diagnostics
import Platform
import Reports

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How results leave the process: results on standard output, findings and progress on standard error.
///
/// Whatever a text quotes, it only is seen: see ``visible(_:keepsLines:)``.
///
/// What cannot be written ends the process with status 3, after saying why: nobody must take a part of the
/// results for all of them. Where their reader has gone away, such as `head`, it ends without a word.
enum Terminal {
  /// Makes sure that no file that is opened takes the place of a standard stream that is closed.
  static func begin() {
    // Whether nobody reads any more is told by each writing.
    signal(SIGPIPE, SIG_IGN)
    for file in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(file, F_GETFD) == -1 {
      // Neither reading from the one nor writing to the others is possible.
      _ = open("/dev/null", file == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Ends the process.
  static func end(_ status: ExitCode) -> Never {
    // Some file systems say only now that there was no room.
    if close(STDOUT_FILENO) != 0, errno != EINTR { fail(errno, STDOUT_FILENO) }
    exit(status.rawValue)
  }

  static func print(_ text: String) {
    write(visible(text, keepsLines: true) + "\n", to: STDOUT_FILENO)
  }

  /// Prints commands to a continuous integration system, which escape by themselves what they quote.
  static func print(commands: String) { write(commands + "\n", to: STDOUT_FILENO) }

  static func note(_ text: String) {
    write(visible(text, keepsLines: true) + "\n", to: STDERR_FILENO)
  }

  /// Writes a message of a protocol to standard output. If its reader has gone away, the input ends, too.
  static func send(_ message: [UInt8]) {
    guard let code = message.withUnsafeBytes({ $0.write(to: STDOUT_FILENO) }), code != EPIPE
    else { return }
    fail(code, STDOUT_FILENO)
  }

  /// Whether findings and progress go to a terminal on which a line can be written anew.
  static var canRewrite: Bool { isAble(STDERR_FILENO) }

  /// Whether a terminal is there that does more than to show lines.
  private static func isAble(_ file: Int32) -> Bool {
    isatty(file) == 1
      && ![nil, "", "dumb"].contains(ProcessInfo.processInfo.environment["TERM"])
  }

  /// A part of a line about what goes on.
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

  /// Whether what is written there is seen in colours: on a terminal that has them, unless its user
  /// wants none (no-color.org).
  private static func hasColors(_ file: Int32) -> Bool {
    isAble(file) && ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty
  }

  private static func write(_ text: String, to file: Int32) {
    var text = text
    if let code = text.withUTF8({ UnsafeRawBufferPointer($0).write(to: file) }) {
      fail(code, file)
    }
  }

  /// - Parameter code: An `errno`.
  private static func fail(_ code: Int32, _ file: Int32) -> Never {
    if code == EPIPE { _exit(ExitCode.brokenPipe.rawValue) }
    if file == STDOUT_FILENO {
      let reason = code == EBADF ? "it is closed" : systemMessage(code)
      note("error: standard output cannot be written: \(reason)")
    }
    // Other threads may be at work, for which nothing must be torn down.
    _exit(ExitCode.fault.rawValue)
  }
}

/// The exit statuses of the stable interface.
extension ExitCode {
  /// There are findings.
  static let findings = ExitCode(1)
  /// Used wrongly.
  static let usage = ExitCode(2)
  /// The tool itself failed.
  static let fault = ExitCode(3)
  /// What shells show of programs that the signal SIGPIPE (13) ends.
  static let brokenPipe = ExitCode(128 + 13)
}
