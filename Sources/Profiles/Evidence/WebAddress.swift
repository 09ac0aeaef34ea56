/// Addresses of the web that content gives: `http` or `https`, and a host.
package enum WebAddress {
  /// Whether a text is an absolute address, such as `https://help.example.com/`: no other scheme, which
  /// might run something, nobody's name before the host, and nothing that has no place in an address.
  static func isValid(_ text: String) -> Bool { partsOfValid(text) != nil }

  /// Whether paths can be appended to an address: it has neither a query nor a fragment.
  package static func isBase(_ text: String) -> Bool {
    guard let tail = partsOfValid(text) else { return false }
    return !tail.contains("?") && !tail.contains("#")
  }

  /// Whether the host of a valid address is one that cannot be registered, because RFC 2606 or RFC 6761 keeps
  /// it for examples and tests.
  package static func isPlaceholder(_ text: String) -> Bool {
    guard let authority = authority(of: text) else { return false }
    let labels = authority.prefix { $0 != ":" }.lowercased()
      .split(separator: ".", omittingEmptySubsequences: true)
    guard let last = labels.last else { return false }
    if ["example", "test", "invalid", "localhost"].contains(last) { return true }
    return labels.dropLast().last == "example" && ["com", "net", "org"].contains(last)
  }

  /// What stands in ``SiteSettings/edit`` for the path of a file.
  static let file = "{file}"

  /// Whether an address leads to a file's editor: behind the host it says where the file's path goes.
  package static func isOfEditor(_ text: String) -> Bool {
    guard let place = text.firstRange(of: file),
      let tail = partsOfValid(String(text[..<place.lowerBound])), !tail.isEmpty
    else { return false }
    return isValid(text.replacing(file, with: "file"))
  }

  /// What follows an address's host and port; `nil` if it is none.
  private static func partsOfValid(_ text: String) -> Substring? {
    guard let authority = authority(of: text), isAuthority(authority) else { return nil }
    let tail = text[authority.endIndex...]
    return tail.unicodeScalars.allSatisfy(mayStand) ? tail : nil
  }

  /// The part between the slashes and the path; `nil` if the scheme is another.
  private static func authority(of text: String) -> Substring? {
    let scheme = text.prefix { $0 != ":" }
    let rest = text.dropFirst(scheme.count)
    guard ["http", "https"].contains(scheme.lowercased()), rest.hasPrefix("://") else { return nil }
    return rest.dropFirst(3).prefix { !"/?#".contains($0) }
  }

  private static func isAuthority(_ text: Substring) -> Bool {
    let isLiteral = text.hasPrefix("[")
    let hostEnd =
      isLiteral ? text.firstIndex(of: "]").map(text.index(after:)) : text.firstIndex(of: ":")
    let host = text[..<(hostEnd ?? text.endIndex)]
    let port = text[host.endIndex...]
    guard
      port.isEmpty
        || port.hasPrefix(":") && (2...6).contains(port.count)
          && port.dropFirst().allSatisfy(isDigit)
    else { return false }
    if isLiteral {
      return host.count > 2 && host.hasSuffix("]")
        && host.dropFirst().dropLast().allSatisfy {
          $0.isHexDigit && $0.isASCII || ":.".contains($0)
        }
    }
    guard let first = host.unicodeScalars.first, isLetterOrDigit(first) else { return false }
    return host.unicodeScalars.allSatisfy {
      isLetterOrDigit($0) || "._~-".unicodeScalars.contains($0)
    }
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
      : !scalar.properties.isWhitespace
  }

  private static func mayStand(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.properties.isWhitespace && !"\"<>\\^`{|}".unicodeScalars.contains(scalar)
  }
}
