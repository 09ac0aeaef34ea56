import Content
import Profiles
import Traces

extension SiteRendering {
  /// From where a setting or a rule is known.
  func provenanceModel(_ provenance: ProfileEvidence.Provenance) -> ProvenanceModel {
    switch provenance {
    case .sources(let ids):
      ProvenanceModel(sources: ids.compactMap { sourceEntry($0.value) }, assumed: nil, defined: nil)
    case .assumed(let why): ProvenanceModel(sources: [], assumed: why, defined: nil)
    case .defined(let why): ProvenanceModel(sources: [], assumed: nil, defined: why)
    }
  }

  /// What nobody documents and on which a piece of evidence hangs.
  func undocumented(_ assumptions: [Assumption]) -> [UndocumentedModel] {
    assumptions.compactMap { assumption in
      guard let system = centre.identitySystem(assumption.identitySystem) else { return nil }
      let setting = system.settings.first { $0.path == assumption.path }
      let rule = system.mapping.first { "mapping.\($0.to.value)" == assumption.path }
      return UndocumentedModel(
        system: system.name.capitalizingFirst, key: assumption.path,
        value: setting.map { shown($0, of: system) } ?? rule?.summary,
        meaning: setting.flatMap {
          centre.strings.meaning(ofSetting: "\($0.path).\($0.word)")
        }, why: assumption.why,
        address: system.address(ofSetting: assumption.path))
    }
  }
}

extension IdentitySystem {
  /// Where the system's page shows a setting or a rule; a section that it has not has no place there.
  func address(ofSetting path: String) -> String {
    let page = SiteAddress.identitySystem(id)
    let shown = settings.map(\.path)
    if shown.contains(path) || path.hasPrefix("mapping.") { return page + "#" + path }
    return page + (shown.first { $0.hasPrefix(path + ".") }.map { "#" + $0 } ?? "")
  }
}
