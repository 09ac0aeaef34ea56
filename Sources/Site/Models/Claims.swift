/// `claim.mustache`: the evidence of one claim.
struct ClaimPage: ShellModel {
  let shell: Layout
  let says: String
  let law: [LawPart]
  let formula: String
  let assumptions: [Named]
  let badge: Badge
  let undocumented: [UndocumentedModel]
  let states: String
  let transitions: String
  let results: [ClaimResult]
  let witnesses: [WitnessModel]
  let pages: [NamedAddress]
  let command: String

  static let fields = withShell([
    "says": .text { $0.says }, "law": .list { $0.law }, "formula": .text { $0.formula },
    "assumptions": .list { $0.assumptions }, "assumes": .flag { !$0.assumptions.isEmpty },
    "badge": .model { $0.badge }, "undocumented": .list { $0.undocumented },
    "hasUndocumented": .flag { !$0.undocumented.isEmpty },
    "states": .text { $0.states }, "transitions": .text { $0.transitions },
    "results": .list { $0.results }, "witnesses": .list { $0.witnesses },
    "pages": .list { $0.pages }, "command": .text { $0.command },
  ])
}

/// A key of the law with its contents.
struct LawPart: TemplateModel {
  let key: String
  let words: String

  static let fields: TemplateFields<Self> = [
    "key": .text { $0.key }, "words": .text { $0.words },
  ]
}

struct Named: TemplateModel {
  let name: String

  static let fields: TemplateFields<Self> = ["name": .text { $0.name }]
}

/// The result of exploration for one identity system and one kind of attribute.
struct ClaimResult: TemplateModel {
  let system: NamedAddress
  /// The number of rows that the identity system's cell spans; 0 if it is not the first.
  let rowspan: Int
  let kind: String
  let verdict: String
  let states: String
  let transitions: String
  let depth: Int

  static let fields: TemplateFields<Self> = [
    "system": .model { $0.system }, "rowspan": .number { $0.rowspan },
    "first": .flag { $0.rowspan > 0 }, "scope": .text { $0.rowspan > 1 ? "rowgroup" : "row" },
    "kind": .text { $0.kind }, "verdict": .text { $0.verdict }, "states": .text { $0.states },
    "transitions": .text { $0.transitions }, "depth": .number { $0.depth },
  ]
}

/// A run that shows a possibility.
struct WitnessModel: TemplateModel {
  let system: String
  let anchor: String
  let beginning: String
  let trace: TraceModel

  static let fields: TemplateFields<Self> = [
    "system": .text { $0.system }, "anchor": .text { $0.anchor },
    "beginning": .text { $0.beginning }, "trace": .model { $0.trace },
  ]
}

/// `claims.mustache`: all claims.
struct ClaimsPage: ShellModel {
  let shell: Layout
  let claims: [ClaimEntry]
  let count: Int
  let states: String

  static let fields = withShell([
    "claims": .list { $0.claims }, "count": .number { $0.count }, "states": .text { $0.states },
  ])
}

struct ClaimEntry: TemplateModel {
  let says: String
  let address: String
  let systems: String

  static let fields: TemplateFields<Self> = [
    "says": .text { $0.says }, "address": .text { $0.address }, "systems": .text { $0.systems },
  ]
}
