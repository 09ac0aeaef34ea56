public import SyncEngine

/// Addresses of generated pages, relative to the site's root.
public enum SiteAddress {
  public static func outcome(_ probe: AttributeProbe) -> String {
    "outcomes/"
      + [
        probe.identitySystem.id, probe.attribute.text,
        "\(probe.place.keyword)-\(probe.edit.keyword)",
      ].map(component).joined(separator: "/") + "/"
  }

  public static func row(table: String, row: String) -> String {
    "evidence/\(component(table))/\(component(row))/"
  }

  public static func table(_ id: String) -> String { "evidence/\(component(id))/" }

  public static func scenario(_ id: String) -> String { "scenarios/\(component(id))/" }

  public static func identitySystem(_ id: String) -> String {
    "identity-systems/\(component(id))/"
  }

  /// The page of all claims.
  public static let claims = "claims/"

  public static func claim(_ id: String) -> String { "claims/\(component(id))/" }

  public static func rule(_ id: RuleID) -> String { "rules/#\(id.keyword)" }

  /// A name as one component of a path that is safe in every file system and address: what is not a
  /// letter of ASCII, a digit, or one of `-_.` becomes `~` and its bytes in hexadecimal.
  public static func component(_ name: String) -> String {
    var component = ""
    for (index, byte) in name.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        component.unicodeScalars.append(Unicode.Scalar(byte))
      case UInt8(ascii: ".") where index > 0:
        component += "."
      default:
        component += "~" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return component
  }
}
