// Percent-encoding of RFC 3986, as in the paths of addresses.
extension String {
  /// The text with each `%` and two hexadecimal digits replaced by the byte they encode.
  ///
  /// - Returns: `nil` if a `%` has no such digits, or if the bytes are not valid UTF-8.
  package var percentDecoded: String? {
    var bytes: [UInt8] = []
    var rest = utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst()?.hexadecimalValue,
        let low = rest.popFirst()?.hexadecimalValue
      else { return nil }
      bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// The text as a path in an address: what is not allowed there is encoded. A colon before the first
  /// slash would end the name of a scheme.
  package var percentEncodedPath: String {
    let first = utf8.firstIndex(of: UInt8(ascii: "/")) ?? endIndex
    return utf8[..<first].map { Self.percentEncoded($0, unless: "!$&'()*+,-.=@_~") }.joined()
      + utf8[first...].map { Self.percentEncoded($0, unless: "!$&'()*+,-./:=@_~") }.joined()
  }

  private static func percentEncoded(_ byte: UInt8, unless signs: String) -> String {
    let scalar = Unicode.Scalar(byte)
    return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
      || ("0"..."9").contains(scalar) || signs.unicodeScalars.contains(scalar)
      ? String(scalar) : "%" + byte.hexadecimal(uppercase: true)
  }
}
