import Content

/// A file of the finished site.
package struct OutputFile: Equatable, Sendable {
  /// The path inside the site's folder, such as `faq/overwriting/one-way/index.html`.
  package let path: String
  package let contents: Contents

  package enum Contents: Equatable, Sendable {
    case text(String)
    case bytes([UInt8])

    package var text: String {
      switch self {
      case .text(let text): text
      case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
      }
    }

    package var bytes: [UInt8] {
      switch self {
      case .text(let text): Array(text.utf8)
      case .bytes(let bytes): bytes
      }
    }
  }

  /// - Parameter path: A relative path without `..`; callers use safe addresses.
  init(path: String, text: String) {
    self.init(path: path, .text(text))
  }

  init(path: String, _ contents: Contents) {
    precondition(!path.isEmpty && !path.hasPrefix("/"), "a path inside the site is relative")
    self.path = path
    self.contents = contents
  }

  /// Creates the page at an address that ends in a slash.
  init(page address: String, _ html: [UInt8]) {
    self.init(path: SiteAddress.file(ofPage: address), .bytes(html))
  }
}
