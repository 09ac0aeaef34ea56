/// A complete request for this machine.
package struct Request: Sendable {
  package let method: Method
  /// The path as sent, such as `/faq/caf%C3%A9/`.
  package let encodedPath: String
  /// The percent-decoded path: no segment is `.` or `..`, and there are no control characters and no
  /// backslashes.
  package let path: String
  /// The text after the question mark, as sent.
  package let query: String?
  package internal(set) var headers = Headers()
  package internal(set) var body: [UInt8] = []

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
