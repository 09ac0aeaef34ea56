package import Diagnostics

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension JSON {
  /// Reads a value; the keys of its objects are sorted.
  ///
  /// - Returns: `nil` if the bytes are no JSON, or nested too deep.
  package init?(reading bytes: [UInt8]) {
    guard let value = try? JSONDecoder().decode(DecodedJSON.self, from: Data(bytes)) else {
      return nil
    }
    self = value.json
  }

  package subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  package var string: String? {
    if case .string(let string) = self { string } else { nil }
  }

  package var int: Int? {
    if case .int(let int) = self { int } else { nil }
  }

  package var array: [JSON]? {
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
        try members.allKeys.sorted { $0.stringValue < $1.stringValue }.map { key in
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
      // Nothing that we read is a fraction.
      json = .null
    }
  }
}
