import Diagnostics

/// A question and its answer as schema.org's FAQPage, for a data block of a page.
func structuredData(question: String, answer: String) -> String {
  let json: JSON = [
    "@context": "https://schema.org", "@type": "FAQPage",
    "mainEntity": .array([
      [
        "@type": "Question", "name": .string(question),
        "acceptedAnswer": ["@type": "Answer", "text": .string(answer)],
      ]
    ]),
  ]
  return escapeForDataBlock(json.text)
}

/// JSON that ends no script element and begins no comment.
func escapeForDataBlock(_ json: String) -> String {
  var escaped: [UInt8] = []
  escaped.reserveCapacity(json.utf8.count)
  for byte in json.utf8 {
    switch byte {
    case UInt8(ascii: "<"): escaped.append(contentsOf: "\\u003c".utf8)
    case UInt8(ascii: ">"): escaped.append(contentsOf: "\\u003e".utf8)
    case UInt8(ascii: "&"): escaped.append(contentsOf: "\\u0026".utf8)
    default: escaped.append(byte)
    }
  }
  return String(decoding: escaped, as: UTF8.self)
}
