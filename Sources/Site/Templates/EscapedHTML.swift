import Diagnostics

/// Escapes a text for use in an element or in a quoted attribute.
package func escapeHTML(_ text: String) -> String { htmlEscapes(text) }

/// Escapes for HTML and XML, which cannot contain control characters. None should get here; any that
/// does is made visible.
let htmlEscapes = ByteEscapes { byte in
  switch byte {
  case UInt8(ascii: "&"): "&amp;"
  case UInt8(ascii: "<"): "&lt;"
  case UInt8(ascii: ">"): "&gt;"
  case UInt8(ascii: "\""): "&quot;"
  case UInt8(ascii: "'"): "&#39;"
  case 0x09, 0x0A: nil
  case 0..<0x20, 0x7F: "\u{FFFD}"
  default: nil
  }
}
