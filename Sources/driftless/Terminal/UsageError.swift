import Diagnostics

/// The command was used incorrectly: status 2.
struct UsageError: Error, CustomStringConvertible {
  let message: String
  let hint: String?

  init(_ message: String, hint: String? = nil) {
    self.message = visible(message)
    self.hint = hint.map { visible($0) }
  }

  var description: String { hint.map { "\(message)\n  hint: \($0)" } ?? message }
}
