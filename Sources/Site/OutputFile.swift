/// A file of the finished site.
public struct OutputFile: Equatable, Sendable {
  /// The path inside the site's folder, such as `faq/overwriting/one-way/index.html`.
  public let path: String
  public let contents: Contents

  public enum Contents: Equatable, Sendable {
    case text(String)
    case bytes([UInt8])
  }

  /// - Parameter path: Relative, without `..`: whoever makes it uses addresses that are safe.
  init(path: String, text: String) {
    self.init(path: path, .text(text))
  }

  init(path: String, _ contents: Contents) {
    precondition(!path.isEmpty && !path.hasPrefix("/"), "a path inside the site is relative")
    self.path = path
    self.contents = contents
  }

  /// The page at an address that ends in a slash.
  init(page address: String, text: String) {
    self.init(path: Self.path(ofPage: address), text: text)
  }

  static func path(ofPage address: String) -> String { address + "index.html" }
}
