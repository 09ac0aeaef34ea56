import Platform

/// What the system says of a call that failed.
public struct SystemFault: Error, CustomStringConvertible {
  /// As in `errno`.
  public let code: Int32

  public var description: String { strerror(code).map { String(cString: $0) } ?? "error \(code)" }

  static var latest: SystemFault { SystemFault(code: errno) }
}
