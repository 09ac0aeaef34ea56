import Content
import Shapes
import Verification

/// What a word of a content file stands for.
enum Reference: Equatable {
  case claim(String, identitySystem: String?)
  case row(table: String, row: String)
  case table(String)
  case scenario(String)
  case setting(identitySystem: String, path: String)
  case fact(attribute: String, key: String)
  case source(String)
  /// By its path inside the content folder.
  case page(String)
  case identitySystem(String)
  case attribute(String)

  /// - Parameters:
  ///   - destination: A link's, as written.
  ///   - page: The path of the page that it is on, inside the content folder.
  init?(destination: String, on page: String) {
    let parts = destination.split(
      separator: ":", maxSplits: 1, omittingEmptySubsequences: false
    ).map(String.init)
    guard parts.count == 2 else {
      guard let path = Self.path(of: destination, on: page) else { return nil }
      self = .page(path)
      return
    }
    let slash = parts[1].split(separator: "/", maxSplits: 1).map(String.init)
    switch parts[0] {
    case "claim":
      let at = parts[1].split(separator: "@", maxSplits: 1).map(String.init)
      guard let id = at.first else { return nil }
      self = .claim(id, identitySystem: at.count == 2 ? at[1] : nil)
    case "outcome" where slash.count == 2: self = .row(table: slash[0], row: slash[1])
    case "outcome" where slash.count == 1: self = .table(slash[0])
    case "source": self = .source(parts[1])
    case "value" where slash.count == 2 && slash[0] == PageCheck.attributes:
      let dot = slash[1].lastIndex(of: ".") ?? slash[1].endIndex
      self = .fact(
        attribute: String(slash[1][..<dot]), key: String(slash[1][dot...].dropFirst()))
    case "value" where slash.count == 2: self = .setting(identitySystem: slash[0], path: slash[1])
    case "value" where slash.count == 1: self = .identitySystem(slash[0])
    default: return nil
    }
  }

  init?(directive name: String, _ argument: String) {
    switch name {
    case "table": self = .table(argument)
    case "trace": self = .scenario(argument)
    default: return nil
    }
  }

  init?(_ name: String, as kind: Shape.Named) {
    switch kind {
    case .attribute: self = .attribute(name)
    case .identitySystem: self = .identitySystem(name)
    case .source: self = .source(name)
    case .user: return nil
    }
  }

  private static func path(of destination: String, on page: String) -> String? {
    let path = String(destination.prefix { $0 != "#" })
    return path.hasSuffix(".md") ? Page.resolve(path, on: page) : nil
  }
}
