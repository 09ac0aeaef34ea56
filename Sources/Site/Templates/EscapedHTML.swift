/// A text that can stand in an element or in a quoted attribute.
public func escapeHTML(_ text: String) -> String {
  var escaped: [UInt8] = []
  escaped.append(escaping: text)
  return String(decoding: escaped, as: UTF8.self)
}

extension [UInt8] {
  /// Appends a text, escaped for HTML and XML byte by byte: to look at whole characters would miss a
  /// quotation mark that a combining mark follows.
  mutating func append(escaping text: String) {
    let bytes = text.utf8
    guard bytes.contains(where: \.isSpecialInHTML) else { return append(contentsOf: bytes) }
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "&"): append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): append(contentsOf: "&quot;".utf8)
      case UInt8(ascii: "'"): append(contentsOf: "&#39;".utf8)
      default: append(byte)
      }
    }
  }
}

extension UInt8 {
  fileprivate var isSpecialInHTML: Bool {
    switch self {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      true
    default: false
    }
  }
}
