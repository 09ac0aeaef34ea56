import Content
import Profiles
import Traces

extension SiteRendering {
  /// Returns the model for the provenance of a setting or a rule.
  func provenanceModel(_ provenance: ProfileEvidence.Provenance) -> ProvenanceModel {
    switch provenance {
    case .sources(let ids):
      ProvenanceModel(sources: ids.compactMap { sourceEntry($0.value) }, assumed: nil, defined: nil)
    case .assumed(let why): ProvenanceModel(sources: [], assumed: why, defined: nil)
    case .defined(let why): ProvenanceModel(sources: [], assumed: nil, defined: why)
    }
  }

  /// Returns the undocumented assumptions that evidence depends on.
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
  /// Returns the address of a setting or a rule on the system's page. Absent sections have none.
  func address(ofSetting path: String) -> String {
    let page = SiteAddress.identitySystem(id)
    let shown = settings.map(\.path)
    if shown.contains(path) || path.hasPrefix("mapping.") { return page + "#" + path }
    return page + (shown.first { $0.hasPrefix(path + ".") }.map { "#" + $0 } ?? "")
  }
}
