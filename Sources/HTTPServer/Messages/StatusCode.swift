/// The status codes that the server uses.
package enum StatusCode: Int, Sendable {
  case ok = 200
  case temporaryRedirect = 307
  case badRequest = 400
  case notFound = 404
  case methodNotAllowed = 405
  case requestTimeout = 408
  case contentTooLarge = 413
  case uriTooLong = 414
  case expectationFailed = 417
  case misdirectedRequest = 421
  case headerFieldsTooLarge = 431
  case notImplemented = 501
  case versionNotSupported = 505

  var reason: String {
    switch self {
    case .ok: "OK"
    case .temporaryRedirect: "Temporary Redirect"
    case .badRequest: "Bad Request"
    case .notFound: "Not Found"
    case .methodNotAllowed: "Method Not Allowed"
    case .requestTimeout: "Request Timeout"
    case .contentTooLarge: "Content Too Large"
    case .uriTooLong: "URI Too Long"
    case .expectationFailed: "Expectation Failed"
    case .misdirectedRequest: "Misdirected Request"
    case .headerFieldsTooLarge: "Request Header Fields Too Large"
    case .notImplemented: "Not Implemented"
    case .versionNotSupported: "HTTP Version Not Supported"
    }
  }
}
