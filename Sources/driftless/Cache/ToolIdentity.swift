import Foundation

/// Which program runs: its own file and the libraries that it loaded, as the system knows them. A program
/// whose engine behaves otherwise is another one.
enum ToolIdentity {
  static var bytes: [UInt8]? {
    guard let executable = Bundle.main.executablePath else { return nil }
    var identity: [String] = ["\(Product.version)"]
    for path in [executable] + libraries {
      guard let signature = FileSignature(of: path.resolvingLinks) else { return nil }
      identity.append("\(path) \(signature)")
    }
    return Array(identity.joined(separator: "\n").utf8)
  }

  /// Where the system lists what a process has loaded.
  private static var libraries: [String] {
    guard let maps = FolderListing.bytes(of: "/proc/self/maps", atMost: 1_048_576) else {
      return []
    }
    let paths = String(decoding: maps, as: UTF8.self).split(separator: "\n").compactMap { line in
      line.firstIndex(of: "/").map { String(line[$0...]) }
    }
    return Set(paths.filter { $0.contains(".so") }).sorted()
  }
}

extension String {
  fileprivate var resolvingLinks: String { (self as NSString).resolvingSymlinksInPath }
}
