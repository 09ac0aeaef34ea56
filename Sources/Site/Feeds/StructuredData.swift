import Diagnostics
import JSON

/// Returns a question and its answer as schema.org's FAQPage, for a data block of a page.
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
  return dataBlockEscapes(json.text)
}

/// Escapes JSON so that it cannot end a script element or begin a comment.
let dataBlockEscapes = ByteEscapes { byte in
  switch byte {
  case UInt8(ascii: "<"): "\\u003c"
  case UInt8(ascii: ">"): "\\u003e"
  case UInt8(ascii: "&"): "\\u0026"
  default: nil
  }
}
