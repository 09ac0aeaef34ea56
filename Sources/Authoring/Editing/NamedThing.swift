import Content
import Diagnostics
import Shapes

/// What a word in a content file refers to.
enum NamedThing: Equatable {
  case bound(Reference)
  /// A page by its path inside the content folder.
  case page(String)
  case identitySystem(String)
  case attribute(ExactString)

  /// - Parameter destination: The destination of a link, which may be unfinished.
  init?(_ destination: LinkDestination) {
    switch destination {
    case .bound(let reference): self = .bound(reference)
    case .incomplete(let scheme, let rest):
      let parts = rest.split(separator: "/").map(String.init)
      guard parts.count == 1 else { return nil }
      switch scheme {
      case .outcome: self = .bound(.table(parts[0]))
      case .value: self = .identitySystem(parts[0])
      case .claim, .source: return nil
      }
    case .relative(let path, let file?, _) where path.hasSuffix(".md"): self = .page(file)
    case .relative, .external, .unknown: return nil
    }
  }

  init?(_ name: String, as kind: Shape.Named) {
    switch kind {
    case .attribute: self = .attribute(ExactString(name))
    case .identitySystem: self = .identitySystem(name)
    case .source: self = .bound(.source(name))
    case .user: return nil
    }
  }
}
