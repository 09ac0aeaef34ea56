package import Diagnostics
package import SyncEngine

/// Addresses of generated pages, relative to the site's root.
package enum SiteAddress {
  /// - Parameter name: The page's path inside the content folder, such as `faq/drift.md`.
  package static func page(_ name: String) -> String {
    let path = name.dropLast(".md".count)
    return encoded(path.hasSuffix("/index") ? String(path.dropLast("index".count)) : "\(path)/")
  }

  /// The path of the file at an address of a page.
  package static func file(ofPage address: String) -> String {
    decoded(address) + "index.html"
  }

  /// A path as written in an address: what is neither unreserved (RFC 3986) nor a slash is
  /// percent-encoded.
  package static func encoded(_ path: String) -> String { pathEscapes(path) }

  private static let pathEscapes = ByteEscapes { byte in
    byte.isASCIIAlphanumeric || "-._~/".utf8.contains(byte)
      ? nil : "%" + byte.hexadecimal(uppercase: true)
  }

  /// The path that ``encoded(_:)`` was given.
  private static func decoded(_ address: String) -> String {
    var parts = address.utf8.split(separator: UInt8(ascii: "%"), omittingEmptySubsequences: false)
      .map { Array($0) }
    for index in parts.indices.dropFirst() {
      guard let byte = UInt8(String(decoding: parts[index].prefix(2), as: UTF8.self), radix: 16)
      else { return address }
      parts[index].replaceSubrange(..<2, with: [byte])
    }
    return String(decoding: parts.joined(), as: UTF8.self)
  }

  /// What becomes of one attribute, with each identity system.
  package static func attribute(_ id: ExactString) -> String { "attributes/\(component(id.text))/" }

  /// All attributes.
  package static let attributes = "attributes/"

  /// Where a reader chooses what was changed, and reads the answer.
  package static let answers = "answers/"

  /// Where the identity systems differ.
  package static let comparison = "compare/"

  package static let glossary = "glossary/"

  package static let scenarios = "scenarios/"

  /// Where a reader plays a case.
  package static let simulator = "simulator/"

  package static let feed = "feed.xml"

  package static func term(_ term: String) -> String { "\(glossary)#\(component(term))" }

  package static func row(table: String, row: String) -> String {
    "evidence/\(component(table))/\(component(row))/"
  }

  package static func scenario(_ id: String) -> String { "scenarios/\(component(id))/" }

  package static func identitySystem(_ id: String) -> String {
    "identity-systems/\(component(id))/"
  }

  /// The page of all claims.
  package static let claims = "claims/"

  package static func claim(_ id: String) -> String { "claims/\(component(id))/" }

  package static func rule(_ id: RuleID) -> String { "rules/#\(id.keyword)" }

  /// A name as one component of a path that is safe in every file system and address: what is not a
  /// letter of ASCII, a digit, or one of `-_.` becomes `~` and its bytes in hexadecimal.
  package static func component(_ name: String) -> String {
    let component = componentEscapes(name)
    return name.utf8.first == UInt8(ascii: ".") ? "~2e" + component.dropFirst() : component
  }

  private static let componentEscapes = ByteEscapes { byte in
    byte.isASCIIAlphanumeric || "-_.".utf8.contains(byte) ? nil : "~" + byte.hexadecimal()
  }
}

extension SiteAddress {
  /// The folders of generated pages, where no page can have been before.
  static let generated: Set<String> = [
    "answers", "assets", "attributes", "claims", "compare", "evidence", "glossary",
    "identity-systems", "outcomes", "pagefind", "rules", "scenarios", "simulator",
  ]

  /// The address that a `redirect-from` means: a path inside the site, or that of a page's file.
  package static func former(
    _ written: Located<String>, _ findings: inout [Finding]
  ) -> Located<String>? {
    let path = written.value.hasPrefix("/") ? String(written.value.dropFirst()) : written.value
    let address =
      path.hasSuffix(".md")
      ? decoded(page(path)) : path.hasSuffix("/") ? path : path + "/"
    let components = address.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    guard !components.isEmpty, components.allSatisfy({ !$0.isEmpty && !$0.hasPrefix(".") }),
      !address.unicodeScalars.contains(where: { "?#\\:".unicodeScalars.contains($0) }),
      !address.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else {
      findings.append(
        .invalidValue, at: written.location, "'\(written.value)' is no address inside the site",
        hint: "write the path of the file as it was, such as faq/old-name.md")
      return nil
    }
    guard let folder = components.first, !generated.contains(folder.lowercased()) else {
      findings.append(
        .invalidValue, at: written.location, "'\(written.value)' is where generated pages are",
        hint: "no page can have been there")
      return nil
    }
    return Located(encoded(address), at: written.location)
  }
}
