import Platform

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// An absolute path without symbolic links and components such as `..`, as far as its folders exist.
struct ResolvedPath {
  private let components: [Substring]

  init(_ path: String) {
    var url = URL(fileURLWithPath: path).standardized
    var missing: [String] = []
    while url.path != "/", canonicalPath(url.path) == nil {
      missing.insert(url.lastPathComponent, at: 0)
      url.deleteLastPathComponent()
    }
    let there = canonicalPath(url.path) ?? url.path
    components = (there.split(separator: "/") + missing.map { $0[...] })
  }

  var isRoot: Bool { components.isEmpty }

  /// Returns whether a folder's files are among those that are read below another one; hidden ones are
  /// not.
  func isRead(below other: ResolvedPath) -> Bool {
    components.starts(with: other.components)
      && !components.dropFirst(other.components.count).contains { $0.hasPrefix(".") }
  }
}
