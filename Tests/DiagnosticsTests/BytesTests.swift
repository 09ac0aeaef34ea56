import Diagnostics
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
}
