public import Diagnostics

/// What one run checks of a help centre: all of it, or what belongs to its shard and what that needs.
struct Portion: Sendable {
  let shard: Shard
  /// The numbers of the shards; what is not here belongs to the first.
  private let shards: [Unit: Int]
  private let files: [Word: Unit]
  /// The tables and scenarios of which this shard's pages speak.
  private let needed: Set<String>

  /// All of it.
  static let whole = Portion(shard: .whole, shards: [:], files: [:], needed: [])

  var isWhole: Bool { shard.isWhole }

  /// Whether this run reports what is wrong with a unit, or with none if there is none.
  func owns(_ unit: Unit?) -> Bool {
    isWhole || (unit.flatMap { shards[$0] } ?? 1) == shard.number
  }

  func owns(_ kind: Unit.Kind, _ id: String) -> Bool { isWhole || owns(Unit(kind, id)) }

  /// Whether this run must know what the engine says of a table or a scenario.
  func needs(_ kind: Unit.Kind, _ id: String) -> Bool {
    isWhole || owns(kind, id) || needed.contains(id)
  }
}

extension Portion {
  /// Neighbours stay together, as far as that gives every shard as many units of each kind: they speak
  /// of the same, which then is computed once.
  init(_ shard: Shard, of centre: HelpCentre) {
    var shards: [Unit: Int] = [:]
    for kind in Unit.Kind.allCases {
      let units = centre.units(kind)
      for (index, unit) in units.enumerated() {
        shards[unit] = index * shard.count / units.count + 1
      }
    }
    let own = centre.pages.filter { shards[Unit(.page, $0.name)] == shard.number }
    self.init(
      shard: shard, shards: shards, files: centre.unitsByFile,
      needed: Set(own.flatMap(\.neededNames)))
  }

  /// What this run reports of what was found while everything was loaded: that of its own files, and in
  /// the first shard that of files that are no unit.
  func ownOfLoading(_ findings: [Finding]) -> [Finding] {
    isWhole ? findings : findings.filter { owns(files[Word($0.location.file)]) }
  }

  /// The same of verification, which also looked at tables and scenarios that pages need.
  func ownOfVerification(_ findings: [Finding]) -> [Finding] {
    isWhole
      ? findings
      : findings.filter { finding in
        let places = [finding.location.file] + finding.related.prefix(1).map(\.location.file)
        guard let unit = places.lazy.compactMap({ files[Word($0)] }).first,
          [.table, .scenario].contains(unit.kind)
        else { return true }
        return owns(unit)
      }
  }
}

extension Page {
  /// The ids of tables and scenarios without which the page cannot be checked.
  fileprivate var neededNames: [String] {
    let scheme = "outcome:"
    let outcomes = documents.flatMap(\.links).map(\.destination).filter { $0.hasPrefix(scheme) }
    return outcomes.map { String($0.dropFirst(scheme.count).prefix { $0 != "/" }) }
      + body.directives.map(\.argument)
  }
}

extension HelpCentre {
  /// The same help centre, of which one shard is checked.
  public func portion(_ shard: Shard) -> HelpCentre {
    var centre = self
    centre.portion = shard.isWhole ? .whole : Portion(shard, of: self)
    return centre
  }

  /// The part that is checked of it.
  public var shard: Shard { portion.shard }

  /// What this run reports of what was found while everything was loaded.
  public func own(_ findings: [Finding]) -> [Finding] { portion.ownOfLoading(findings) }

  var ownPages: [Page] { pages.filter { portion.owns(.page, $0.name) } }
  var ownClaims: [ClaimStatement] { claims.filter { portion.owns(.claim, $0.id.value) } }
  var ownIdentitySystems: [IdentitySystem] {
    identitySystems.filter { portion.owns(.identitySystem, $0.id) }
  }
  var neededScenarios: [Scenario] { scenarios.filter { portion.needs(.scenario, $0.id) } }
  var neededTables: [OutcomeTable] { tables.filter { portion.needs(.table, $0.id) } }
}
