import Diagnostics

extension Page {
  /// The path inside the content folder to which a relative address leads, unless it leads out of it.
  package func resolve(_ address: String) -> String? { Self.resolve(address, on: name) }

  /// The same for a page of which only the path is known.
  package static func resolve(_ address: String, on name: String) -> String? {
    // `%20` and the like are as in the file's name.
    let isEncoded = address.utf8.contains(UInt8(ascii: "%"))
    let path = isEncoded ? address.percentDecoded ?? address : address
    guard !path.hasPrefix("/") else { return nil }
    let slash = UInt8(ascii: "/")
    var resolved = Array(name.utf8)
    func leaveLast() { resolved.removeSubrange((resolved.lastIndex(of: slash) ?? 0)...) }
    leaveLast()
    for component in path.utf8.split(separator: slash) {
      if component.elementsEqual("..".utf8) {
        if resolved.isEmpty { return nil }
        leaveLast()
      } else if !component.elementsEqual(".".utf8) {
        if !resolved.isEmpty { resolved.append(slash) }
        resolved.append(contentsOf: component)
      }
    }
    return String(decoding: resolved, as: UTF8.self)
  }
}
