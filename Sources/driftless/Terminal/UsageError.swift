/// The command was used wrongly: status 2.
struct UsageError: Error, CustomStringConvertible {
  let message: String
  let hint: String?

  init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }

  var description: String { hint.map { "\(message)\n  hint: \($0)" } ?? message }
}
