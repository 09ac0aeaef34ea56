package import Diagnostics

/// What words or a block of a page can be bound to, as it is written.
package enum Reference: Hashable, Sendable {
  /// A row of a table of outcomes.
  case outcome(table: String, row: String)
  case table(String)
  case scenario(String)
  /// A setting of an identity system.
  case setting(identitySystem: String, path: String)
  /// A fact of an attribute of the target, such as `mutability`.
  case attribute(ExactString, fact: String)
  case source(String)
  /// A claim, for the identity systems of the page or for one alone.
  case claim(String, identitySystem: String?)
}

extension Reference {
  /// What the destination of a bound link begins with, in the order in which they are offered.
  package enum Scheme: String, CaseIterable, Sendable {
    case claim, outcome, value, source

    /// As written, such as `claim:`.
    package var text: String { "\(rawValue):" }
  }

  /// What follows ``Scheme/value`` for facts of attributes, unless an identity system has this id.
  package static let attributes = "attributes"

  /// As it is written in a link or a comment.
  package var text: String {
    switch self {
    case .outcome(let table, let row): "\(Scheme.outcome.text)\(table)/\(row)"
    case .table(let id): "\(BlockReference.Kind.table.rawValue):\(id)"
    case .scenario(let id): "\(BlockReference.Kind.trace.rawValue):\(id)"
    case .setting(let system, let path): "\(Scheme.value.text)\(system)/\(path)"
    case .attribute(let id, let fact): "\(Scheme.value.text)\(Self.attributes)/\(id).\(fact)"
    case .source(let id): "\(Scheme.source.text)\(id)"
    case .claim(let id, let system): "\(Scheme.claim.text)\(id)" + (system.map { "@\($0)" } ?? "")
    }
  }

  /// The id of the cited page, if it is one.
  package var sourceID: String? {
    switch self {
    case .source(let id): id
    case .outcome, .table, .scenario, .setting, .attribute, .claim: nil
    }
  }

  /// - Parameters:
  ///   - rest: What follows the scheme.
  ///   - systems: The ids of all identity systems.
  /// - Returns: `nil` if it names nothing that words can be bound to.
  fileprivate init?(_ scheme: Scheme, _ rest: String, systems: [String]) {
    switch scheme {
    case .claim:
      let parts = rest.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        .map(String.init)
      self = .claim(parts[0], identitySystem: parts.count == 2 ? parts[1] : nil)
    case .outcome:
      let parts = rest.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2 else { return nil }
      self = .outcome(table: parts[0], row: parts[1])
    case .value:
      let parts = rest.split(separator: "/", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { return nil }
      guard parts[0] == Self.attributes, !systems.contains(Self.attributes) else {
        self = .setting(identitySystem: parts[0], path: parts[1])
        return
      }
      let dot = parts[1].lastIndex(of: ".") ?? parts[1].endIndex
      self = .attribute(
        ExactString(String(parts[1][..<dot])), fact: String(parts[1][dot...].dropFirst()))
    case .source: self = .source(rest)
    }
  }
}

/// Where a link of a page leads, as it is written.
package enum LinkDestination: Hashable, Sendable {
  case bound(Reference)
  /// It begins as a binding and names nothing that words can be bound to.
  case incomplete(Reference.Scheme, String)
  /// Another page or file by its relative path as written, empty for this page, and the path inside
  /// the content folder, unless it leads out of it.
  case relative(String, file: String?, anchor: String?)
  case external
  case unknown(scheme: String)

  /// Schemes of links that lead out of the site.
  package static let externalSchemes = ["https", "http", "mailto", "tel"]

  /// - Parameters:
  ///   - text: As written.
  ///   - page: The path inside the content folder of the page that it is on.
  ///   - systems: The ids of all identity systems.
  package init(_ text: String, on page: String, systems: [String]) {
    guard let (scheme, rest) = text.parted(at: ":"), !scheme.isEmpty else {
      let parts = text.parted(at: "#")
      let path = parts.map { String($0.before) } ?? text
      self = .relative(
        path, file: path.isEmpty ? page : Page.resolve(path, on: page),
        anchor: parts.map { String($0.after) })
      return
    }
    if let known = Reference.Scheme(rawValue: String(scheme)) {
      self =
        Reference(known, String(rest), systems: systems).map(Self.bound)
        ?? .incomplete(known, String(rest))
    } else if Self.externalSchemes.contains(scheme.lowercased()) {
      self = .external
    } else {
      self = .unknown(scheme: String(scheme))
    }
  }
}

/// What a block under a comment such as `<!-- table: ID -->` must be.
package struct BlockReference: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// A table of outcomes.
    case table
    /// What happens in a scenario.
    case trace

    /// The names of the comments.
    package static let names = Set(allCases.map(\.rawValue))
  }

  package let kind: Kind
  /// The id of the table or the scenario.
  package let id: String

  package init(_ kind: Kind, _ id: String) {
    self.kind = kind
    self.id = id
  }

  /// - Parameters:
  ///   - name: The comment's.
  ///   - argument: What follows the colon.
  package init?(_ name: String, _ argument: String) {
    guard let kind = Kind(rawValue: name) else { return nil }
    self.init(kind, argument)
  }

  /// What the block is bound to.
  package var reference: Reference {
    switch kind {
    case .table: .table(id)
    case .trace: .scenario(id)
    }
  }
}
