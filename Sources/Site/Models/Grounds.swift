import Verification

/// The provenance of a setting or a rule of a profile: `partials/ground.mustache`.
struct ProvenanceModel: TemplateModel {
  let sources: [SourceEntry]
  /// The reason for an assumption, if the setting is undocumented.
  let assumed: String?
  /// The reason for the help centre's own definition.
  let defined: String?

  static let fields: TemplateFields<Self> = [
    "sources": .list { $0.sources }, "cited": .flag { !$0.sources.isEmpty },
    "assumed": .text { $0.assumed }, "defined": .text { $0.defined },
  ]
}

/// The undocumented assumptions that evidence depends on: `partials/undocumented.mustache`.
struct UndocumentedModel: TemplateModel {
  let system: String
  let key: String
  /// The value in force.
  let value: String?
  let meaning: String?
  let why: String
  let address: String

  static let fields: TemplateFields<Self> = [
    "system": .text { $0.system }, "key": .text { $0.key }, "value": .text { $0.value },
    "meaning": .text { $0.meaning }, "why": .text { $0.why }, "address": .text { $0.address },
  ]
}

/// The badge that shows how something is known.
struct Badge: TemplateModel {
  let strength: String
  let mark: String

  init(_ strength: Strength) {
    self.strength = strength.rawValue
    mark = strength.mark
  }

  static let fields: TemplateFields<Self> = [
    "strength": .text { $0.strength }, "mark": .text { $0.mark },
  ]
}
