/// What is at an address.
public struct Served: Sendable {
  public enum Status: Sendable {
    case found, missing
    /// At another address.
    case moved(to: String)
  }

  public let status: Status
  /// Such as `text/html; charset=utf-8`.
  public let type: String
  public let body: [UInt8]

  public init(_ status: Status = .found, type: String, body: [UInt8]) {
    self.status = status
    self.type = type
    self.body = body
  }
}
