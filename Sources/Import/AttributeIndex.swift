import Diagnostics
import Profiles

/// Finds the target's attribute that an exported file means.
struct AttributeIndex: Sendable {
  private let catalogue: AttributeCatalogue?
  private let byPath: [AttributePath: ExactString]
  private let byName: [ExactString: ExactString]

  /// - Parameter catalogue: Without one, every path is an attribute.
  init(_ catalogue: AttributeCatalogue?) {
    self.catalogue = catalogue
    let entries = catalogue?.entries ?? []
    byPath = Dictionary(first: entries.map { (AttributePath($0.path ?? $0.id.text), $0.id) })
    byName = Dictionary(
      first: entries.flatMap { entry in
        [entry.id.text, entry.name].map { (Self.folded($0), entry.id) }
      })
  }

  func attribute(atPath path: String) -> ExactString? {
    catalogue == nil ? ExactString(path) : byPath[AttributePath(path)]
  }

  /// The attribute that a variable of Okta's app profile is called after: by path, id or name.
  func attribute(named name: String) -> ExactString? {
    attribute(atPath: name) ?? byName[Self.folded(name)]
  }

  /// What is known of an attribute; `nil` without a catalogue.
  func facts(of attribute: ExactString) -> AttributeFacts? { catalogue?[attribute]?.facts }

  /// The known paths and ids that are nearest to an unknown one.
  func suggestion(for path: String) -> String? {
    guard let catalogue else { return nil }
    // A path is distinguished by its end; its beginning is a schema's long name.
    let end = path.split(separator: ":").last.map(String.init) ?? path
    return catalogue.suggestions(for: end).first
  }

  private static func folded(_ name: String) -> ExactString {
    ExactString(String(scalars: name.asciiLowercased.unicodeScalars.filter { $0 != " " }))
  }
}
