import Diagnostics

/// An attribute of an app's profile in Okta, from the app user schema.
struct OktaVariable {
  let name: ExactString
  /// Where it goes at the target; `nil` if the schema leaves that open.
  let path: String?
  /// Whether it goes nowhere: Okta sends no custom attribute without a namespace.
  let isUnsent: Bool
  let location: Location

  private static let core = "urn:ietf:params:scim:schemas:core:2.0:User"

  /// All of a schema: the app's own and then those that were added.
  static func all(of schema: JSONObject, _ findings: inout [Finding]) -> [OktaVariable] {
    var variables: [OktaVariable] = []
    guard let definitions = schema.object("definitions", &findings) else { return [] }
    for (key, isCustom) in [("base", false), ("custom", true)] {
      guard let properties = definitions.object(key, &findings)?.object("properties", &findings)
      else { continue }
      for entry in properties.entries where entry.value.value != .null {
        let place = properties.location(of: entry)
        guard let property = properties.object(of: entry, &findings) else { continue }
        let external = property.text("externalName", &findings)
        let namespace = property.text("externalNamespace", &findings)
        let isCore = namespace.map { AttributePath($0) == AttributePath(core) } ?? true
        variables.append(
          OktaVariable(
            name: entry.key,
            path: external.map { isCore ? $0 : "\(namespace ?? ""):\($0)" },
            isUnsent: isCustom && (namespace ?? "").isEmpty, location: place))
      }
    }
    return variables
  }
}
