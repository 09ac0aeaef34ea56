/// A trace: `partials/trace.mustache`.
struct TraceModel: TemplateModel {
  let label: String
  let identitySystem: String
  let target: String
  let steps: [StepModel]
  let timeline: TimelineModel
  /// The address of the simulator with this story, relative to the site's root.
  let simulator: String

  static let fields: TemplateFields<Self> = [
    "timeline": .model { $0.timeline }, "simulator": .text { $0.simulator },
    "label": .text { $0.label }, "identitySystem": .text { $0.identitySystem },
    "target": .text { $0.target }, "steps": .list { $0.steps },
  ]
}

/// A trace in the text of a page.
struct TraceInText: TemplateModel {
  let trace: TraceModel
  let root: String

  static let fields: TemplateFields<Self> = [
    "trace": .model { $0.trace }, "root": .text { $0.root }, "interface": .words,
  ]
}

struct StepModel: TemplateModel {
  let number: Int
  let place: String
  let time: String
  let event: String
  let rule: RuleEntry?
  let quiet: String?
  let syncs: [SentenceModel]
  let effects: [EffectModel]
  let users: [UserModel]

  static let fields: TemplateFields<Self> = [
    "number": .number { $0.number }, "anchor": .text { "step-\($0.number)" },
    "place": .text { $0.place }, "time": .text { $0.time }, "event": .text { $0.event },
    "rule": .model { $0.rule },
    "quiet": .text { $0.quiet }, "syncs": .list { $0.syncs }, "effects": .list { $0.effects },
    "users": .list { $0.users },
  ]
}

struct SentenceModel: TemplateModel {
  let text: String
  let rule: RuleEntry

  static let fields: TemplateFields<Self> = [
    "text": .text { $0.text }, "rule": .model { $0.rule },
  ]
}

struct EffectModel: TemplateModel {
  let kind: String
  let text: String
  let attribute: String?
  let before: String?
  let after: String?
  let place: String
  let rule: RuleEntry

  static let fields: TemplateFields<Self> = [
    "kind": .text { $0.kind }, "text": .text { $0.text }, "attribute": .text { $0.attribute },
    "before": .text { $0.before }, "after": .text { $0.after }, "place": .text { $0.place },
    "rule": .model { $0.rule },
  ]
}

struct UserModel: TemplateModel {
  let name: String
  let isProvisioned: Bool
  let areSeveral: Bool
  let waiting: String?
  /// What is unusual about the account: its status, its link, its user's scope.
  let account: String?
  let notProvisioned: String
  let rows: [RecordRow]

  static let fields: TemplateFields<Self> = [
    "name": .text { $0.name }, "provisioned": .flag { $0.isProvisioned },
    "several": .flag { $0.areSeveral }, "waiting": .text { $0.waiting },
    "account": .text { $0.account },
    "notProvisioned": .text { $0.notProvisioned }, "rows": .list { $0.rows },
    "hasRows": .flag { !$0.rows.isEmpty },
  ]
}

struct RecordRow: TemplateModel {
  let attribute: String
  let identitySystem: CellModel
  let target: CellModel
  let differs: Bool

  static let fields: TemplateFields<Self> = [
    "attribute": .text { $0.attribute }, "identitySystem": .model { $0.identitySystem },
    "target": .model { $0.target }, "differs": .flag { $0.differs },
  ]
}

struct CellModel: TemplateModel {
  let value: String?
  let isChanged: Bool
  let before: String?
  let label: String?

  static let fields: TemplateFields<Self> = [
    "value": .text { $0.value }, "absent": .flag { $0.value == nil },
    "changed": .flag { $0.isChanged }, "before": .text { $0.before },
    "beforeAbsent": .flag { $0.isChanged && $0.before == nil }, "label": .text { $0.label },
  ]
}
