/// What makes a wrong text right: new text for a stretch of a file.
public struct Correction: Sendable {
  public let file: String
  /// In UTF-8 bytes of the file.
  public let range: Range<Int>
  public let text: String
}
