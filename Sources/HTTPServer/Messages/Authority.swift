/// Accepts only the names of this machine, with any port. Otherwise a page from elsewhere whose name
/// was made to resolve to this machine could read what is served.
///
/// - Throws: 400 if the authority is not a host with an optional port, 421 if it is another host.
func checkAuthority(_ authority: some BidirectionalCollection<UInt8>) throws(Refusal) {
  let text = Array(authority)
  let hostEnd =
    text.first == UInt8(ascii: "[")
    ? text.firstIndex(of: UInt8(ascii: "]")).map { $0 + 1 }
    : text.firstIndex(of: UInt8(ascii: ":")) ?? text.endIndex
  guard let hostEnd, isHost(text[..<hostEnd]), isPort(text[hostEnd...]) else {
    throw Refusal(.badRequest, "the host is not a name with an optional port")
  }
  let host = String(decoding: text[..<hostEnd], as: UTF8.self).lowercased()
  guard ["localhost", "127.0.0.1", "[::1]"].contains(host) else {
    throw Refusal(.misdirectedRequest, "the host is not this machine; ask for localhost")
  }
}

/// Returns whether the text is a `uri-host` of RFC 9110, which may be empty.
private func isHost(_ text: ArraySlice<UInt8>) -> Bool {
  if text.first == UInt8(ascii: "[") {
    return text.count > 2
      && text.dropFirst().dropLast().allSatisfy {
        $0.hexDigitValue != nil || ":.".utf8.contains($0)
      }
  }
  return text.allSatisfy { $0.isLetter || $0.isDigit || "-._~%!$&'()*+,;=".utf8.contains($0) }
}

private func isPort(_ text: ArraySlice<UInt8>) -> Bool {
  text.isEmpty || text.first == UInt8(ascii: ":") && text.dropFirst().allSatisfy(\.isDigit)
}
