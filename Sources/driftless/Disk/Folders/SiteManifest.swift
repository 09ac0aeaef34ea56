/// The list of the files that the last build wrote. Only these may be removed.
struct SiteManifest {
  static let name = ".driftless"
  /// Names are separated by zero bytes, which they cannot contain. Lists of version 1 had one name on
  /// each line and no header.
  private static let header = "driftless site 2"

  let paths: [String]
  /// Whether each entry is the whole path of a written file. In a list of version 1 a name with a line
  /// break looks like two.
  let isCertain: Bool

  /// The files that may be removed.
  var certainPaths: [String] { isCertain ? paths : [] }

  /// - Returns: `nil` if there is no readable list.
  init?(in site: String) {
    let file = "\(site)/\(Self.name)"
    guard SiteFolder.kind(of: file) == .file,
      let bytes = FolderListing.bytes(of: file, atMost: .max - 1)
    else { return nil }
    let header = Array(Self.header.utf8) + [0]
    guard bytes.starts(with: header) else {
      let lines = bytes.split(separator: UInt8(ascii: "\n")).map {
        String(decoding: $0, as: UTF8.self)
      }
      paths = lines
      // A power failure may have emptied it.
      isCertain =
        !lines.isEmpty && Set(lines).count == lines.count
        && lines.allSatisfy { Self.isInside($0) && SiteFolder.kind(of: "\(site)/\($0)") == .file }
      return
    }
    let fields = bytes.dropFirst(header.count).split(separator: 0)
      .map { String(validating: $0, as: UTF8.self) }
    paths = fields.compactMap(\.self)
    isCertain = bytes.last == 0 && paths.count == fields.count && paths.allSatisfy(Self.isInside)
  }

  static func bytes(of paths: some Sequence<String>) -> [UInt8] {
    Array(([header] + paths.sorted()).map { $0 + "\0" }.joined().utf8)
  }

  /// Returns whether a path stays inside the site.
  static func isInside(_ path: String) -> Bool {
    !path.isEmpty && !path.utf8.contains(0)
      && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
        !$0.isEmpty && $0 != "." && $0 != ".."
      }
  }
}
