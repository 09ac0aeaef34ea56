/// A request for this machine, whole.
public struct Request: Sendable {
  public let method: Method
  /// The path as it was sent, such as `/faq/caf%C3%A9/`.
  public let encodedPath: String
  /// The path, percent-encoding undone: no segment is `.` or `..`, and there are no control characters and
  /// no backslashes.
  public let path: String
  /// What follows the question mark, as it was sent.
  public let query: String?
  public internal(set) var headers = Headers()
  public internal(set) var body: [UInt8] = []

  /// Whether the client expects the connection to stay open.
  var isPersistent = true
  let isVersion1_0: Bool

  init(_ line: RequestLine) {
    method = line.method
    isVersion1_0 = line.isVersion1_0
    encodedPath = line.target.encodedPath
    path = line.target.path
    query = line.target.query
  }
}
