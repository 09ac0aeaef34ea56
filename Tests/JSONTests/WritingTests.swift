import Foundation
import JSON
import Testing

@Suite struct JSONWritingTests {
  @Test func escapesWhatJSONCannotHold() {
    #expect(JSON.string("a\"\\\n\u{1}é\u{2028}").text == #""a\"\\\n\u0001é\u2028""#)
  }

  @Test func keepsKeysThatOnlyLookAlike() {
    let json = JSON([("\u{E9}", .int(1)), ("e\u{301}", .null)])
    #expect(json.text == "{\"\u{E9}\": 1, \"e\u{301}\": null}")
  }

  @Test func breaksLinesDownToALevel() {
    let json: JSON = ["a": .array([.int(1), .array([.bool(true)])]), "b": .array([])]
    #expect(json.text(levels: 2) == "{\n  \"a\": [\n    1,\n    [true]\n  ],\n  \"b\": []\n}\n")
  }

  /// Random texts of what JSON must escape and of what looks like it come back from another reader.
  @Test func whatIsWrittenAsJSONIsReadBack() throws {
    var random = SystemRandomNumberGenerator()
    let scalars: [Unicode.Scalar] = [
      "a", "\"", "\\", "\n", "\r", "\t", "\0", "\u{1F}", "\u{7F}", "é", "\u{2027}", "\u{2028}",
      "\u{2029}", "\u{202A}", "\u{301}", "😀", "/", "<",
    ]
    for _ in 0..<500 {
      var text = ""
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        text.unicodeScalars.append(scalars[Int.random(in: scalars.indices, using: &random)])
      }
      let written = JSON.array([.string(text), JSON([(text, .null)])]).compact
      let isSafe = written.unicodeScalars.allSatisfy {
        $0.value >= 0x20 && !["\u{7F}", "\u{2028}", "\u{2029}"].contains($0)
      }
      #expect(isSafe)
      let read = try #require(
        JSONSerialization.jsonObject(with: Data(written.utf8)) as? [Any])
      #expect((read.first as? String)?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
      let keys = (read.last as? [String: Any])?.keys.first
      #expect(keys?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
    }
  }
}
