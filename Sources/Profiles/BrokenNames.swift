package import Diagnostics
package import YAML

/// The names of what could not be loaded.
package struct BrokenNames: Sendable {
  private var known = Set<ExactString>()
  /// Whether something is broken whose name is not known.
  private var isOpen = false

  package init() {}

  package init(_ names: some Sequence<String>) { known = Set(names.map { ExactString($0) }) }

  package var isEmpty: Bool { known.isEmpty && !isOpen }

  /// - Parameter name: `nil` if the name itself could not be read.
  package mutating func insert(_ name: String?) {
    if let name { known.insert(ExactString(name)) } else { isOpen = true }
  }

  /// Whether a name that stands for nothing may stand for what is broken.
  package func mayMean(_ name: String) -> Bool { isOpen || known.contains(ExactString(name)) }
}

extension SourceTree {
  /// The files below a folder that are there but could not be read as texts.
  package func unreadable(below folder: String, ending: String = ".yaml") -> [String] {
    findings.map(\.location.file).filter { $0.hasPrefix("\(root)/\(folder)") }
      .map { String($0.dropFirst(root.count + 1)) }
      .filter { $0.hasSuffix(ending) && self[$0] == nil }
  }

  package func isUnreadable(_ name: String) -> Bool {
    unreadable(below: name, ending: "").contains(name)
  }
}

extension YAMLNode {
  /// A text under a key of a map, without a finding if there is none.
  package func peek(_ key: String) -> Located<String>? {
    guard case .mapping(let entries) = content,
      let entry = entries.first(where: { ExactString($0.key.value) == ExactString(key) }),
      case .scalar(let text, _) = entry.value.content, !entry.value.isAbsent
    else { return nil }
    return Located(text, at: entry.value.location)
  }
}
