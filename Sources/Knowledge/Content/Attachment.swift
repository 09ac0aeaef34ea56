import Diagnostics

/// A file below `faq/` that is no page: a picture, or something to download. It is copied as it is.
public struct Attachment: Sendable {
  public enum Contents: Sendable {
    case text(String)
    case bytes([UInt8])
  }

  /// The path inside the content folder, such as `faq/overwriting/mapping.png`.
  public let name: String
  public let contents: Contents
  let location: Location

  /// The address inside the site.
  public var address: String {
    name.split(separator: "/").map { SiteAddress.component(String($0)) }.joined(separator: "/")
  }

  /// The size of a picture, where the file says it.
  public var size: PictureSize? {
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
