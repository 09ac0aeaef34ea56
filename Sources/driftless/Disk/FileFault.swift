import Diagnostics
import Foundation

/// A file or folder cannot be written.
struct FileFault: Error {
  let path: String
  let reason: String

  init(_ path: String, _ reason: String) {
    self.path = path
    self.reason = reason
  }

  /// - Parameter code: What the system says, an `errno`.
  init(_ path: String, code: Int32) {
    self.init(path, String(cString: strerror(code)).lowercased())
  }

  var finding: Finding {
    Finding(
      .unwritableOutput, at: Location(file: path), "this cannot be written: \(reason)",
      hint: "look at its permissions and at what stands in its place; nothing was changed")
  }
}
