import Diagnostics
import Foundation
import Testing

@Suite struct BytesTests {
  private static let escapes = ByteEscapes { byte in
    switch byte {
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: "\""): "&quot;"
    default: nil
    }
  }

  @Test(arguments: [
    ("", ""), ("plain é 😀", "plain é 😀"), ("<", "&lt;"), ("a<b\"", "a&lt;b&quot;"),
    ("\"\u{301}é<", "&quot;\u{301}é&lt;"),
  ])
  func escapesBytesWhateverIsCombinedWithThem(text: String, escaped: String) {
    #expect(Self.escapes(text).utf8.elementsEqual(escaped.utf8))
    var bytes = Array("x".utf8)
    Self.escapes.append(text, to: &bytes)
    #expect(bytes == Array("x".utf8) + Array(escaped.utf8))
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
