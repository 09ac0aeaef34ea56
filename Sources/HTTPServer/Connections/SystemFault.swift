import Platform

/// What the system says of a call that failed.
package struct SystemFault: Error, CustomStringConvertible {
  /// As in `errno`.
  package let code: Int32

  package var description: String { strerror(code).map { String(cString: $0) } ?? "error \(code)" }

  static var latest: SystemFault { SystemFault(code: errno) }
}
