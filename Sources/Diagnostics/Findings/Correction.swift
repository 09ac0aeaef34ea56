/// What makes a wrong text right: new text for a stretch of a file.
package struct Correction: Sendable {
  package let file: String
  /// In UTF-8 bytes of the file.
  package let range: Range<Int>
  package let text: String

  package init(file: String, range: Range<Int>, text: String) {
    self.file = file
    self.range = range
    self.text = text
  }
}
