import Diagnostics

/// A file below `faq/` that is no page: a picture, or something to download. It is copied as it is.
package struct Attachment: Sendable {
  package enum Contents: Sendable {
    case text(String)
    case bytes([UInt8])
  }

  /// The path inside the content folder, such as `faq/overwriting/mapping.png`.
  package let name: String
  package let contents: Contents
  let location: Location

  /// The address inside the site.
  package var address: String {
    name.split(separator: "/").map { SiteAddress.component(String($0)) }.joined(separator: "/")
  }

  /// The size of a picture, where the file says it.
  package var size: PictureSize? {
    if case .bytes(let bytes) = contents { PictureSize(bytes) } else { nil }
  }
}

extension Attachment {
  static func load(_ tree: SourceTree) -> [Attachment] {
    let texts = tree.names(below: Page.folder, ending: "")
      .filter { name in ![".md", ".yaml", ".yml"].contains { name.hasSuffix($0) } }
      .compactMap { name in
        tree[name].map {
          Attachment(name: name, contents: .text($0.text), location: tree.location(of: name))
        }
      }
    let files = tree.attachmentNames(below: Page.folder).compactMap { name in
      tree.attachment(name).map {
        Attachment(name: name, contents: .bytes($0), location: tree.location(of: name))
      }
    }
    return texts + files
  }
}
