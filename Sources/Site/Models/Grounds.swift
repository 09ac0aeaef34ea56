import Verification

/// From where a setting or a rule of a profile is known: `partials/ground.mustache`.
struct ProvenanceModel: TemplateModel {
  let sources: [SourceEntry]
  /// Why it is taken to be so, where nobody documents it.
  let assumed: String?
  /// Why the help centre defines it so.
  let defined: String?

  static let fields: TemplateFields<Self> = [
    "sources": .list { $0.sources }, "cited": .flag { !$0.sources.isEmpty },
    "assumed": .text { $0.assumed }, "defined": .text { $0.defined },
  ]
}

/// What nobody documents and on which a piece of evidence hangs: `partials/undocumented.mustache`.
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

/// The sign that says how something is known.
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
