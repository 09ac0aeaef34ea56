/// The tool could not do its work, though it was used rightly: status 3.
struct ToolFault: Error, CustomStringConvertible {
  let message: String
  let hint: String?

  init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }

  var description: String { hint.map { "\(message)\n  hint: \($0)" } ?? message }
}
