import ArgumentParser
import Diagnostics
import Foundation

/// How results leave the process: results on standard output, findings and progress on standard error.
enum Terminal {
  static func print(_ text: String) { write(text + "\n", to: .standardOutput) }

  static func note(_ text: String) { write(text + "\n", to: .standardError) }

  /// Shows findings to a person.
  static func show(_ findings: [Finding], sources: @escaping @Sendable (String) -> SourceFile?) {
    guard !findings.isEmpty else { return }
    write(HumanReport(sources: sources).text(findings) + "\n", to: .standardError)
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
