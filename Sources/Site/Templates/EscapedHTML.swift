import Diagnostics

/// A text that can stand in an element or in a quoted attribute.
public func escapeHTML(_ text: String) -> String { htmlEscapes(text) }

/// Of HTML and of XML.
let htmlEscapes = ByteEscapes { byte in
  switch byte {
  case UInt8(ascii: "&"): "&amp;"
  case UInt8(ascii: "<"): "&lt;"
  case UInt8(ascii: ">"): "&gt;"
  case UInt8(ascii: "\""): "&quot;"
  case UInt8(ascii: "'"): "&#39;"
  default: nil
  }
}
