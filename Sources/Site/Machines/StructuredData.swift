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
  json.replacing("<", with: "\\u003c").replacing(">", with: "\\u003e")
    .replacing("&", with: "\\u0026")
}
