import Foundation

extension Page {
  /// The path inside the content folder of the page that a link of this one means; of this one for a
  /// mere `#heading`.
  ///
  /// - Returns: `nil` if the link leads out of the folder.
  func nameOfPage(at destination: String) -> String? {
    let path = destination.prefix { $0 != "#" }
    return path.isEmpty ? name : resolve(String(path))
  }

  /// The path inside the content folder to which a relative address leads, unless it leads out of it.
  func resolve(_ address: String) -> String? { Self.resolve(address, on: name) }

  /// The same for a page of which nothing but its path is known.
  static func resolve(_ address: String, on name: String) -> String? {
    // `%20` and the like are as in the file's name.
    let path = address.removingPercentEncoding ?? address
    guard !path.hasPrefix("/") else { return nil }
    var components = name.split(separator: "/").dropLast().map(String.init)
    for component in path.split(separator: "/", omittingEmptySubsequences: false) {
      switch component {
      case ".", "": continue
      case "..":
        if components.isEmpty { return nil }
        components.removeLast()
      default: components.append(String(component))
      }
    }
    return components.joined(separator: "/")
  }
}
