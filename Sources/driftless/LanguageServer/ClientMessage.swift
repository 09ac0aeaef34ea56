import Diagnostics
import Foundation

/// What a client sends, by JSON-RPC 2.0.
enum ClientMessage: Sendable {
  case request(id: JSON, method: String, parameters: JSON)
  case notification(method: String, parameters: JSON)
  /// An answer to a request of ours; we go on with or without it.
  case response
  case invalid(id: JSON, ProtocolFault)

  init(_ bytes: [UInt8]) {
    guard let json = JSON(reading: bytes) else {
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
    case .int, .string:
      self = .request(id: id ?? .null, method: method, parameters: parameters)
    default: self = .invalid(id: .null, .invalidRequest("an id must be a number or a text"))
    }
  }
}

/// Why a request has no result.
struct ProtocolFault: Error {
  let code: Int
  let message: String

  static let parseError = ProtocolFault(code: -32_700, message: "this is not valid JSON")
  static let notInitialized = ProtocolFault(
    code: -32_002, message: "the first request must be 'initialize'")
  static let cancelled = ProtocolFault(code: -32_800, message: "the request was cancelled")

  static func invalidRequest(_ why: String) -> ProtocolFault {
    ProtocolFault(code: -32_600, message: why)
  }

  static func unknownMethod(_ method: String) -> ProtocolFault {
    ProtocolFault(code: -32_601, message: "nothing is known of '\(method)'")
  }

  static func invalidParameters(_ why: String) -> ProtocolFault {
    ProtocolFault(code: -32_602, message: why)
  }
}

extension JSON {
  /// - Returns: `nil` if the bytes are no JSON, or nested too deep.
  init?(reading bytes: [UInt8]) {
    guard let value = try? JSONDecoder().decode(DecodedJSON.self, from: Data(bytes)) else {
      return nil
    }
    self = value.json
  }

  subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  var string: String? {
    if case .string(let string) = self { string } else { nil }
  }

  var int: Int? {
    if case .int(let int) = self { int } else { nil }
  }

  var array: [JSON]? {
    if case .array(let elements) = self { elements } else { nil }
  }
}

private struct DecodedJSON: Decodable {
  let json: JSON

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    if let members = try? decoder.container(keyedBy: Key.self) {
      json = JSON(
        try members.allKeys.map { key in
          (key.stringValue, try members.decode(DecodedJSON.self, forKey: key).json)
        })
      return
    }
    if var elements = try? decoder.unkeyedContainer() {
      var list: [JSON] = []
      while !elements.isAtEnd { list.append(try elements.decode(DecodedJSON.self).json) }
      json = .array(list)
      return
    }
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      json = .null
    } else if let bool = try? value.decode(Bool.self) {
      json = .bool(bool)
    } else if let int = try? value.decode(Int.self) {
      json = .int(int)
    } else if let string = try? value.decode(String.self) {
      json = .string(string)
    } else {
      // Nothing that a client tells us is a fraction.
      json = .null
    }
  }
}
