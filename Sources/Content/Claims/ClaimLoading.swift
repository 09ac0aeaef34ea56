package import Diagnostics
import ModelChecker
package import Profiles
import Shapes
import SyncEngine
import YAML

extension ClaimStatement {
  private static let subject = "a claim"

  /// Reads all files of claims.
  ///
  /// - Parameters:
  ///   - systems: The identity systems without mistakes.
  ///   - systemIDs: All of them.
  ///   - mayBeMore: Whether there may be systems besides them: some that are named are not there.
  ///   - broken: Gets the ids of the claims that are not returned.
  package static func load(
    _ tree: SourceTree, systems: [IdentitySystem], systemIDs: [String], mayBeMore: Bool,
    _ findings: inout [Finding], broken: inout BrokenNames
  ) -> [ClaimStatement] {
    var seen: [ExactString: Location] = [:]
    if !tree.unreadable(below: folder).isEmpty { broken.insert(nil) }
    var claims: [ClaimStatement] = []
    for name in tree.ids(below: folder) {
      guard let source = tree["\(folder)\(name).yaml"] else { continue }
      let before = findings.count
      let root = parseYAML(source, &findings)
      if findings[before...].hasErrors { broken.insert(nil) }
      for node in root?.elements(of: "claims", &findings) ?? [] {
        // Whose id it is does not depend on whether the rest can be read.
        let id = node.peek("id")
        let isFirst = id.map { isNew($0, in: &seen, &findings) } ?? true
        if let claim = load(
          node, systems: systems, systemIDs: systemIDs, mayBeMore: mayBeMore, &findings)
        {
          if isFirst { claims.append(claim) }
        } else {
          broken.insert(id?.value)
        }
      }
    }
    return claims
  }

  private static func load(
    _ node: YAMLNode, systems: [IdentitySystem], systemIDs: [String], mayBeMore: Bool,
    _ findings: inout [Finding]
  ) -> ClaimStatement? {
    // What the YAML says in a way that was refused, the claim would lack.
    guard !node.isIncomplete else { return nil }
    let before = findings.count
    guard let fields = Fields(node, of: subject, entryShape, &findings) else { return nil }
    let id = fields.text(required: "id", in: subject, &findings)
    let says = fields.text(required: "says", in: subject, &findings)
    let selected = SystemSelection(fields, known: systemIDs, &findings)
    let adjectives: [Located<KindAdjective>] = fields.texts("attribute", &findings)
      .compactMap { $0.keyword(for: "attribute", &findings) }
    let starting: Located<Claim.Starting>? = fields.keyword("starting", &findings)
    let assumptions: [Located<Claim.Assumption>] = fields.texts("assuming", &findings)
      .compactMap { $0.keyword(for: "assuming", &findings) }
    for (number, assumption) in assumptions.enumerated()
    where assumptions[..<number].contains(where: { $0.value == assumption.value }) {
      findings.append(
        .invalidClaim, at: assumption.location, "'\(assumption.value.keyword)' is assumed twice",
        hint: "keep one of them")
    }
    let law = LawReader(fields).law(&findings)
    // What happens to accounts does not depend on attributes: the simplest kind shows it.
    let isAboutAccounts = adjectives.isEmpty && (law?.law.stage ?? .plain) != .plain
    let kinds =
      isAboutAccounts
      ? [law?.law.isAboutIt == true ? .fed : .constant] : kinds(adjectives, &findings)
    if let law, let place = fields.keyLocation("assuming"), !law.law.canAssume {
      findings.append(
        .invalidClaim, at: place, "only a law with 'eventually' has assumptions",
        hint: "remove 'assuming': the law holds in every run, whatever comes")
    }
    guard let id, let says, let law, !findings[before...].hasErrors else { return nil }
    let fitting = systems.filter { selected.fits($0) }
    return ClaimStatement(
      id: id, says: says.value, systems: fitting.map(\.id),
      claim: Claim(
        law.law, kinds: kinds, starting: starting?.value ?? .anywhere,
        assumptions: assumptions.map(\.value)),
      parts: law.parts, adjectives: adjectives.map(\.value),
      assumptionLocations: assumptions.map(\.location), location: id.location,
      selectionLocation: fields.keyLocation("for") ?? id.location,
      mayLackSystems: mayBeMore && !selected.isByName
        || systemIDs.contains { id in
          selected.mayName(id) && !systems.contains { $0.id == id }
        })
  }

  /// The kinds of attributes that all adjectives fit.
  private static func kinds(
    _ adjectives: [Located<KindAdjective>], _ findings: inout [Finding]
  ) -> [AttributeKind] {
    let kinds = KindAdjective.candidates(adjectives.map(\.value)).filter { kind in
      adjectives.allSatisfy { $0.value.fits(kind) }
    }
    if kinds.isEmpty, let last = adjectives.last {
      findings.append(
        .invalidClaim, at: last.location,
        "no attribute is \(adjectives.map { "'\($0.value.keyword)'" }.joined(separator: " and "))",
        hint: "remove one of them")
    }
    return kinds
  }
}

extension Law {
  /// Assumptions restrict the runs in which something is awaited.
  fileprivate var canAssume: Bool { pattern == .existence || pattern == .response }
}

/// Which identity systems a claim is about.
enum SystemSelection {
  case all
  case ids([String])
  /// By the keys of their profiles, without the section.
  case settings([(path: String, word: String)])

  init(_ fields: Fields, known: [String], _ findings: inout [Finding]) {
    guard let node = fields.node("for"), !node.isAbsent else {
      self = .all
      return
    }
    if case .mapping(let entries) = node.content {
      self = .settings([])
      guard Fields(node, of: "'for'", Self.shape, &findings) != nil else { return }
      let settings = entries.compactMap { entry -> (path: String, word: String)? in
        Self.setting(entry, &findings)
      }
      self = .settings(settings)
      return
    }
    let names = node.texts(for: "for", &findings)
    if names.contains(where: { $0.value == "all" }) {
      self = .all
      return
    }
    for name in names where !known.contains(name.value) {
      findings.append(.unknownIdentitySystem(name, known: known))
    }
    self = .ids(names.map(\.value))
  }

  private static func setting(
    _ entry: YAMLNode.Entry, _ findings: inout [Finding]
  ) -> (path: String, word: String)? {
    let key = entry.key.value
    guard
      let setting = ProfileSetting.all.first(where: {
        $0.selectionKey.map { ExactString($0.name) } == ExactString(key)
      }),
      let words = setting.selectionWords, let word = entry.value.text(for: key, &findings),
      let choice = word.choice(of: words, for: key, &findings)
    else { return nil }
    return (setting.path, words[choice])
  }

  var isByName: Bool {
    if case .ids = self { true } else { false }
  }

  /// Whether a system might be meant of which nothing but the id is known.
  func mayName(_ id: String) -> Bool {
    if case .ids(let ids) = self { ids.contains(id) } else { true }
  }

  func fits(_ system: IdentitySystem) -> Bool {
    switch self {
    case .all: true
    case .ids(let ids): ids.contains(system.id)
    case .settings(let wanted):
      wanted.allSatisfy { setting in
        let word = system.settings.first { $0.path == setting.path }?.word
        return (word ?? Self.none) == setting.word
      }
    }
  }
}
