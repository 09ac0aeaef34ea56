import Content
package import Diagnostics
import Profiles

/// The texts behind what a help centre says: on which files a result depends.
package struct ContentTexts: Sendable {
  private let tree: SourceTree?
  /// What everything may depend on: names, words, attributes, sources.
  let common: [String]
  /// The profiles of all identity systems.
  let allSystems: [String]
  private let allClaims: [String]

  /// Of nowhere: for results that nobody will ask for again.
  init() {
    tree = nil
    (common, allSystems, allClaims) = ([], [], [])
  }

  package init(_ tree: SourceTree) {
    self.tree = tree
    func texts(_ names: [String]) -> [String] { names.flatMap { [$0, tree[$0]?.text ?? ""] } }
    common = texts(HelpCentre.commonFiles)
    allSystems = texts(tree.names(below: IdentitySystem.folder, ending: ".yaml"))
    allClaims = texts(tree.names(below: ClaimStatement.folder, ending: ".yaml"))
  }

  func page(_ name: String) -> String { tree?[name]?.text ?? "" }

  func system(_ id: String) -> String { tree?["\(IdentitySystem.folder)\(id).yaml"]?.text ?? "" }

  /// Behind the outcomes under an identity system.
  func outcomes(of system: IdentitySystem, hasCatalogue: Bool) -> [String] {
    // Without a catalogue the attributes of all mappings are looked at.
    common + (hasCatalogue ? [self.system(system.id)] : allSystems)
  }

  func scenario(_ scenario: Scenario) -> [String] {
    common + [file(scenario.id), system(scenario.identitySystem.value)]
  }

  func table(_ table: OutcomeTable) -> [String] {
    common + [file(table.id)] + table.systems.map(system)
  }

  /// Behind the verdicts on all claims.
  var claims: [String] { common + allSystems + allClaims }

  /// Behind the verdicts on one claim.
  func claim(_ claim: ClaimStatement) -> [String] {
    common + [tree.flatMap { $0.file(atPath: claim.location.file)?.text } ?? ""] + allSystems
  }

  /// The file of a scenario or a table.
  private func file(_ id: String) -> String { tree?["\(Scenario.folder)\(id).yaml"]?.text ?? "" }
}

extension HelpCentre {
  /// The files that are no list of things of one kind.
  static let commonFiles = [
    SiteSettings.file, AttributeCatalogue.file, CitedSource.file, Strings.file,
    OutcomePhrase.file, GlossaryTerm.file,
  ]
}

extension OutcomeTable {
  /// The identity systems of its rows, each once.
  var systems: [String] {
    var seen = Set<String>()
    return rows.map(\.identitySystem.value).filter { seen.insert($0).inserted }
  }
}
