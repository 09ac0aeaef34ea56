import Mustache

/// Escapes text for HTML and XML byte by byte. The library's own way looks at whole characters, and
/// misses a quotation mark that a combining mark follows.
struct EscapedHTML: MustacheContentType {
  static let name = "DRIFTLESS-HTML"

  func escapeText(_ text: String) -> String { escapeHTML(text) }
}

/// A text that can stand in an element or in a quoted attribute.
public func escapeHTML(_ text: String) -> String {
  var escaped: [UInt8] = []
  escaped.reserveCapacity(text.utf8.count)
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "&"): escaped.append(contentsOf: "&amp;".utf8)
    case UInt8(ascii: "<"): escaped.append(contentsOf: "&lt;".utf8)
    case UInt8(ascii: ">"): escaped.append(contentsOf: "&gt;".utf8)
    case UInt8(ascii: "\""): escaped.append(contentsOf: "&quot;".utf8)
    case UInt8(ascii: "'"): escaped.append(contentsOf: "&#39;".utf8)
    default: escaped.append(byte)
    }
  }
  return String(decoding: escaped, as: UTF8.self)
}
