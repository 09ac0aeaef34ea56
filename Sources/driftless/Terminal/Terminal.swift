import ArgumentParser
import Diagnostics
import Foundation

/// How results leave the process: results on standard output, findings and progress on standard error.
///
/// Whatever a text quotes, it only is seen: see ``visible(_:keepsLines:)``.
enum Terminal {
  static func print(_ text: String) {
    write(visible(text, keepsLines: true) + "\n", to: .standardOutput)
  }

  /// Prints commands to a continuous integration system, which escape by themselves what they quote.
  static func print(commands: String) { write(commands + "\n", to: .standardOutput) }

  static func note(_ text: String) {
    write(visible(text, keepsLines: true) + "\n", to: .standardError)
  }

  /// Whether findings and progress go to a terminal on which a line can be written anew.
  static var canRewrite: Bool { isAble(.standardError) }

  /// Whether a terminal is there that does more than to show lines.
  private static func isAble(_ handle: FileHandle) -> Bool {
    isatty(handle.fileDescriptor) == 1
      && ![nil, "", "dumb"].contains(ProcessInfo.processInfo.environment["TERM"])
  }

  /// A part of a line about what goes on.
  static func progress(_ text: String) { write(text, to: .standardError) }

  /// Shows findings to a person.
  static func show(_ findings: [Finding], sources: @escaping @Sendable (String) -> SourceFile?) {
    guard !findings.isEmpty else { return }
    let report = HumanReport(isColored: hasColors(.standardError), sources: sources)
    write(report.text(findings) + "\n", to: .standardError)
  }

  /// Whether what is written there is seen in colours: on a terminal that has them, unless its user
  /// wants none (no-color.org).
  private static func hasColors(_ handle: FileHandle) -> Bool {
    isAble(handle) && ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty
  }

  private static func write(_ text: String, to handle: FileHandle) {
    // A reader that has gone away, such as `head`, is no fault of ours.
    try? handle.write(contentsOf: Data(text.utf8))
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
}
