import Diagnostics
import Markup
import Profiles

/// Finds code in pages that looks like the SCIM path of an attribute but is not in the catalogue.
struct PathCheck: Sendable {
  /// The paths of the catalogue, both short and in full with their schemas.
  private let paths: [String]
  private let known: Set<ExactString>
  /// The paths of multi-valued attributes, whose members have filters of their own.
  private let many: [String]

  /// - Parameter attributes: The catalogue; nothing is checked if it has no paths.
  init(_ attributes: AttributeCatalogue?) {
    let entries = attributes?.wholeEntries ?? []
    func spellings(_ entry: AttributeCatalogue.Entry) -> [String] {
      guard let path = entry.path else { return [] }
      guard let schema = entry.facts.schema, !path.hasPrefix("urn:") else { return [path] }
      return [path, "\(schema):\(path)"]
    }
    paths = entries.compactMap(\.path)
    many = entries.filter(\.facts.isMany).flatMap(spellings)
    known = Set(entries.flatMap(spellings).flatMap(\.partsOfPath).map { ExactString($0) })
  }

  func finding(_ code: Words) -> Finding? {
    guard !paths.isEmpty, code.text.readsAsPath, !known.contains(ExactString(code.text)),
      !many.contains(where: { code.text.hasPrefix("\($0)[") })
    else { return nil }
    return Finding(
      .unknownPath, at: code.location, "no attribute has the path '\(code.text)'"
    ) { [paths] in
      suggestion(for: code.text, among: paths) ?? "paths stand in \(AttributeCatalogue.file)"
    }
  }
}

extension String {
  /// The path and its prefixes: `manager` and `manager.value`, `emails[type eq "work"]`.
  fileprivate var partsOfPath: [String] {
    guard let last = lastIndex(of: "."), !self[last...].contains("\""), !self[last...].contains(":")
    else { return [self] }
    return [self, String(self[..<last])]
  }

  /// Whether a reader would take the text for the path of an attribute: it has a filter such as `[type
  /// eq "work"]`, or the URN of its schema. The URN of a schema alone is not a path.
  fileprivate var readsAsPath: Bool {
    if hasPrefix("urn:ietf:params:scim:schemas:") {
      let parts = split(separator: ":", omittingEmptySubsequences: false)
      guard let version = parts.firstIndex(where: \.isVersion) else { return false }
      // The resource and then the attribute follow the version.
      return parts.count > version + 2
    }
    guard let open = firstIndex(of: "["), let close = lastIndex(of: "]"), open < close,
      let first = unicodeScalars.first, first.properties.isAlphabetic,
      self[..<open].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" })
    else { return false }
    let filter = self[open..<close].split(separator: " ")
    let rest = self[close...].dropFirst()
    return filter.count >= 2 && Self.operators.contains(filter[1].lowercased())
      && (rest.isEmpty || rest.first == ".")
  }

  /// The operators of RFC 7644, section 3.4.2.2.
  private static let operators = ["eq", "ne", "co", "sw", "ew", "gt", "lt", "ge", "le", "pr"]
}

extension Substring {
  /// Whether the text is a version such as `2.0`.
  fileprivate var isVersion: Bool {
    let numbers = split(separator: ".", omittingEmptySubsequences: false)
    return numbers.count == 2 && numbers.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isNumber) }
  }
}
