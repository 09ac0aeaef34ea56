/// The response to a request. The server adds its length, or ends the connection after it.
package struct Response: Sendable {
  enum Content: Sendable {
    case bytes([UInt8])
    case events(EventSource)
  }

  let status: StatusCode
  let fields: [(name: String, value: String)]
  let content: Content

  /// - Parameters:
  ///   - type: The media type, such as `text/html; charset=utf-8`.
  ///   - headers: Additional headers, whose values contain no control characters.
  package init(
    _ status: StatusCode = .ok, type: String, headers: [(name: String, value: String)] = [],
    body: [UInt8]
  ) {
    self.init(status, [("Content-Type", type)] + headers, .bytes(body))
  }

  /// Creates a plain-text response.
  package init(
    _ status: StatusCode, headers: [(name: String, value: String)] = [], text: String = ""
  ) {
    self.init(
      status, type: "text/plain; charset=utf-8", headers: headers, body: Array(text.utf8))
  }

  /// Creates a stream of events, which continues until its source or its reader ends it.
  package init(events: EventSource) {
    self.init(.ok, [("Content-Type", "text/event-stream")], .events(events))
  }

  /// Returns a response that refuses a method (405).
  ///
  /// - Parameter methods: The allowed methods.
  package static func methodNotAllowed(_ methods: Method...) -> Response {
    let allowed = methods.map(\.rawValue).joined(separator: ", ")
    return Response(
      .methodNotAllowed, headers: [("Allow", allowed)], text: "only \(allowed) can be asked for\n")
  }

  private init(_ status: StatusCode, _ fields: [(name: String, value: String)], _ content: Content)
  {
    precondition(
      fields.allSatisfy { !$0.value.utf8.contains(where: \.isControl) },
      "a header's value is one line")
    self.status = status
    self.fields = fields
    self.content = content
  }

  /// Returns the status line and the headers.
  func head(isLast: Bool) -> [UInt8] {
    var lines = ["HTTP/1.1 \(status.rawValue) \(status.reason)", "Date: \(HTTPDate.now)"]
    lines += fields.map { "\($0.name): \($0.value)" }
    // Responses may change at any time, and browsers must not guess their types.
    lines += ["Cache-Control: no-store", "X-Content-Type-Options: nosniff"]
    if case .bytes(let body) = content { lines.append("Content-Length: \(body.count)") }
    if isLast { lines.append("Connection: close") }
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }
}
