/// Header fields in their order.
package struct Headers: Sendable {
  private var fields: [(name: String, value: String)] = []

  /// The value of a field, if there is exactly one.
  ///
  /// - Parameter name: In lower case.
  package subscript(name: String) -> String? {
    let values = values(of: name)
    return values.count == 1 ? values[0] : nil
  }

  /// - Parameter name: In lower case.
  package func values(of name: String) -> [String] {
    fields.filter { $0.name == name }.map(\.value)
  }

  /// The members of comma-separated lists, in lower case.
  func members(of name: String) -> [String] {
    values(of: name).flatMap { value in
      value.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map {
        String(decoding: $0.trimmed, as: UTF8.self).lowercased()
      }
    }
  }

  /// Adds the field of a line such as `Host: localhost`.
  mutating func add(_ line: ArraySlice<UInt8>) throws(Refusal) {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
      throw Refusal(.badRequest, "a header line has no colon")
    }
    let name = line[..<colon]
    // This also refuses lines that begin with a space, which would continue the line before.
    guard !name.isEmpty, name.allSatisfy(\.isTokenCharacter) else {
      throw Refusal(.badRequest, "a header's name has characters that no name has")
    }
    let value = line[(colon + 1)...].trimmed
    guard value.allSatisfy({ !$0.isControl || $0 == UInt8(ascii: "\t") }) else {
      throw Refusal(.badRequest, "a header's value has control characters")
    }
    fields.append(
      (
        String(decoding: name, as: UTF8.self).lowercased(),
        String(decoding: value, as: UTF8.self)
      ))
  }
}
