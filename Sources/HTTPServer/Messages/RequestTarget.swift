/// The target of a request: `/faq/?q=1`, `http://localhost/faq/`, or `*` for the server itself.
struct RequestTarget {
  let encodedPath: String
  let path: String
  let query: String?

  init(_ target: ArraySlice<UInt8>, of method: Method) throws(Refusal) {
    guard target.allSatisfy({ $0.isVisible && !"#\\".utf8.contains($0) }) else {
      throw Refusal(.badRequest, "the target has characters that no target has")
    }
    if method == .options, target.elementsEqual("*".utf8) {
      encodedPath = "*"
      path = "*"
      query = nil
      return
    }
    let question = target.firstIndex(of: UInt8(ascii: "?"))
    let encoded = try Self.path(target[..<(question ?? target.endIndex)])
    encodedPath = String(decoding: encoded, as: UTF8.self)
    path = try Self.decoded(encoded)
    query = question.map { String(decoding: target[($0 + 1)...], as: UTF8.self) }
  }

  private static func path(_ address: ArraySlice<UInt8>) throws(Refusal) -> ArraySlice<UInt8> {
    if address.first == UInt8(ascii: "/") { return address }
    let scheme = "http://"
    guard String(decoding: address.prefix(scheme.utf8.count), as: UTF8.self).lowercased() == scheme
    else { throw Refusal(.badRequest, "the target is neither a path nor an address of http") }
    let rest = address.dropFirst(scheme.utf8.count)
    let slash = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
    try checkAuthority(rest[..<slash])
    return slash == rest.endIndex ? ArraySlice("/".utf8) : rest[slash...]
  }

  private static func decoded(_ path: ArraySlice<UInt8>) throws(Refusal) -> String {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(path.count)
    var rest = path
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        decoded.append(byte)
        continue
      }
      guard let high = rest.popFirst()?.hexDigitValue, let low = rest.popFirst()?.hexDigitValue
      else { throw Refusal(.badRequest, "a percent sign is without its two digits") }
      let value = UInt8(high * 16 + low)
      // An encoded slash does not separate segments but would look like a separator.
      guard value != UInt8(ascii: "/"), value != UInt8(ascii: "\\") else {
        throw Refusal(.badRequest, "the path has an encoded slash or backslash")
      }
      decoded.append(value)
    }
    guard let text = String(validating: decoded, as: UTF8.self) else {
      throw Refusal(.badRequest, "the path is not UTF-8")
    }
    guard text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
      throw Refusal(.badRequest, "the path has control characters")
    }
    guard
      !text.utf8.split(separator: UInt8(ascii: "/")).contains(where: {
        [".", ".."].contains(Substring($0))
      })
    else { throw Refusal(.badRequest, "the path has a segment '.' or '..'") }
    return text
  }
}
