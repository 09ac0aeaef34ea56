import Diagnostics
import Testing

@Suite struct PercentEncodingTests {
  @Test(
    arguments: [
      ("a%20b", "a b"), ("%e2%82%AC", "€"), ("100%", nil), ("%2", nil), ("%zz", nil), ("%+1", nil),
      ("%FF", nil), ("", ""),
    ] as [(String, String?)])
  func decodes(text: String, decoded: String?) { #expect(text.percentDecoded == decoded) }

  @Test(arguments: [
    ("é ;%?#", "%C3%A9%20%3B%25%3F%23"), ("a/b-c_~.md", "a/b-c_~.md"), ("a:b/c:d", "a%3Ab/c:d"),
    ("/a:b", "/a:b"),
  ])
  func encodes(path: String, encoded: String) {
    #expect(path.percentEncodedPath == encoded)
    #expect(encoded.percentDecoded == path)
  }
}
