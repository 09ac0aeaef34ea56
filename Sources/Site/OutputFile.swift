/// A file of the finished site.
public struct OutputFile: Equatable, Sendable {
  /// The path inside the site's folder, such as `faq/overwriting/one-way/index.html`.
  public let path: String
  public let text: String

  /// - Parameter path: Relative, without `..`: whoever makes it uses addresses that are safe.
  init(path: String, text: String) {
    precondition(!path.isEmpty && !path.hasPrefix("/"), "a path inside the site is relative")
    self.path = path
    self.text = text
  }

  /// The page at an address that ends in a slash.
  init(page address: String, text: String) {
    self.init(path: address + "index.html", text: text)
  }
}
