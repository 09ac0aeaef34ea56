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
    var text = text
    text.withUTF8 { bytes in
      var written = 0
      for (index, byte) in bytes.enumerated() {
        guard let entity = byte.entity else { continue }
        append(contentsOf: bytes[written..<index])
        append(contentsOf: entity.utf8)
        written = index + 1
      }
      append(contentsOf: bytes[written...])
    }
  }
}

extension UInt8 {
  /// What stands for it in HTML, if it may not stand there itself.
  fileprivate var entity: String? {
    switch self {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
  }
}
