import Platform

/// The error of a failed system call.
package struct SystemFault: Error, CustomStringConvertible {
  /// The code as in `errno`.
  package let code: Int32

  package var description: String { strerror(code).map { String(cString: $0) } ?? "error \(code)" }

  static var latest: SystemFault { SystemFault(code: errno) }
}
