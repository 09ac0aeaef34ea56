/// A request line such as `GET /faq/ HTTP/1.1`.
struct RequestLine {
  let method: Method
  let target: RequestTarget
  let isVersion1_0: Bool

  init(_ line: ArraySlice<UInt8>) throws(Refusal) {
    let parts = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[0].isEmpty, parts[0].allSatisfy(\.isTokenCharacter) else {
      throw Refusal(.badRequest, "a request line is a method, a target and a version")
    }
    isVersion1_0 = try Self.isVersion1_0(Array(parts[2]))
    guard let method = Method(rawValue: String(decoding: parts[0], as: UTF8.self)) else {
      throw Refusal(.notImplemented, "the method is not known here")
    }
    self.method = method
    target = try RequestTarget(parts[1], of: method)
  }

  private static func isVersion1_0(_ version: [UInt8]) throws(Refusal) -> Bool {
    guard version.count == 8, version.starts(with: "HTTP/".utf8), version[5].isDigit,
      version[6] == UInt8(ascii: "."), version[7].isDigit
    else { throw Refusal(.badRequest, "the version has not the form HTTP/1.1") }
    guard version[5] == UInt8(ascii: "1") else {
      throw Refusal(.versionNotSupported, "the version is neither HTTP/1.1 nor HTTP/1.0")
    }
    return version[7] == UInt8(ascii: "0")
  }
}
