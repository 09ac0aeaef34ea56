package import JSON

/// What a client sends, by JSON-RPC 2.0.
package enum ClientMessage: Sendable {
  case request(id: JSON, method: String, parameters: JSON)
  case notification(method: String, parameters: JSON)
  /// An answer to a request of ours; we go on with or without it.
  case response
  case invalid(id: JSON, ProtocolFault)

  init(_ bytes: [UInt8]) {
    guard let json = String(validating: bytes, as: UTF8.self).flatMap(JSON.init(reading:)) else {
      self = .invalid(id: .null, .parseError)
      return
    }
    let id = json["id"]
    guard case .object = json else {
      self = .invalid(id: .null, .invalidRequest("a message must be an object"))
      return
    }
    guard let method = json["method"]?.string else {
      self =
        json["result"] != nil || json["error"] != nil
        ? .response : .invalid(id: id ?? .null, .invalidRequest("a message needs a method"))
      return
    }
    let parameters = json["params"] ?? [:]
    switch id {
    case nil: self = .notification(method: method, parameters: parameters)
    case .string,
      .some where id?.int != nil:
      self = .request(id: id ?? .null, method: method, parameters: parameters)
    default: self = .invalid(id: .null, .invalidRequest("an id must be a number or a text"))
    }
  }
}

/// Why a request has no result.
package struct ProtocolFault: Error {
  let code: Int
  let message: String

  static let parseError = ProtocolFault(code: -32_700, message: "this is not valid JSON")
  static let notInitialized = ProtocolFault(
    code: -32_002, message: "the first request must be 'initialize'")
  static let cancelled = ProtocolFault(code: -32_800, message: "the request was cancelled")

  static func invalidRequest(_ why: String) -> ProtocolFault {
    ProtocolFault(code: -32_600, message: why)
  }

  /// The request is as it should be, and cannot be answered.
  package static func requestFailed(_ why: String) -> ProtocolFault {
    ProtocolFault(code: -32_803, message: why)
  }

  static func unknownMethod(_ method: String) -> ProtocolFault {
    ProtocolFault(code: -32_601, message: "nothing is known of '\(method)'")
  }

  static func invalidParameters(_ why: String) -> ProtocolFault {
    ProtocolFault(code: -32_602, message: why)
  }
}
