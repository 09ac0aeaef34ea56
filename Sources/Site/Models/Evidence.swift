/// `outcome.mustache`: evidence of one outcome.
struct OutcomePage: ShellModel {
  let shell: Layout
  let says: String
  let kind: String
  let badge: Badge
  let undocumented: [UndocumentedModel]
  let pages: [NamedAddress]
  let facts: [Fact]
  let trace: TraceModel
  let rules: [RuleEntry]
  let command: String
  let reply: ReplyModel

  static let fields = withShell([
    "reply": .model { $0.reply }, "badge": .model { $0.badge },
    "undocumented": .list { $0.undocumented },
    "hasUndocumented": .flag { !$0.undocumented.isEmpty },
    "says": .text { $0.says }, "kind": .text { $0.kind }, "pages": .list { $0.pages },
    "facts": .list { $0.facts }, "trace": .model { $0.trace }, "rules": .list { $0.rules },
    "command": .text { $0.command },
  ])
}

/// `scenario.mustache`: evidence of one scenario.
struct ScenarioPage: ShellModel {
  let shell: Layout
  let system: NamedAddress
  let pages: [NamedAddress]
  let mapping: [MappingRow]
  let badge: Badge
  let undocumented: [UndocumentedModel]
  let trace: TraceModel
  let rules: [RuleEntry]
  let command: String
  let source: String

  static let fields = withShell([
    "system": .model { $0.system }, "pages": .list { $0.pages }, "mapping": .list { $0.mapping },
    "trace": .model { $0.trace }, "rules": .list { $0.rules }, "command": .text { $0.command },
    "source": .text { $0.source }, "badge": .model { $0.badge },
    "undocumented": .list { $0.undocumented },
    "hasUndocumented": .flag { !$0.undocumented.isEmpty },
  ])
}

/// `identity-system.mustache`.
struct IdentitySystemPage: ShellModel {
  let shell: Layout
  let name: String
  let summary: String
  let settings: [SettingRow]
  let mapping: [MappingRow]
  let sources: [SourceEntry]
  let outcomes: OutcomeTableModel

  static let fields = withShell([
    "name": .text { $0.name }, "description": .text { $0.summary },
    "settings": .list { $0.settings }, "mapping": .list { $0.mapping },
    "sources": .list { $0.sources }, "outcomes": .model { $0.outcomes },
  ])
}

struct Fact: TemplateModel {
  let name: String
  let value: String
  var address: String?

  static let fields: TemplateFields<Self> = [
    "name": .text { $0.name }, "value": .text { $0.value }, "address": .text { $0.address },
  ]
}

struct SettingRow: TemplateModel {
  let key: String
  let value: String
  let meaning: String?
  /// The provenance; `nil` if the profile is given.
  let provenance: ProvenanceModel?

  static let fields: TemplateFields<Self> = [
    "key": .text { $0.key }, "value": .text { $0.value }, "meaning": .text { $0.meaning },
    "anchor": .text { $0.key }, "ground": .model { $0.provenance },
  ]
}

struct MappingRow: TemplateModel {
  let from: String?
  let to: String
  let kind: String
  let note: String?
  /// The provenance; `nil` if the rule is not a profile's or the profile is given.
  let provenance: ProvenanceModel?

  static let fields: TemplateFields<Self> = [
    "from": .text { $0.from }, "to": .text { $0.to }, "kind": .text { $0.kind },
    "note": .text { $0.note }, "anchor": .text { "mapping.\($0.to)" },
    "ground": .model { $0.provenance },
  ]
}

struct RuleEntry: TemplateModel {
  let id: String
  let name: String
  let text: String
  let address: String

  static let fields: TemplateFields<Self> = [
    "id": .text { $0.id }, "name": .text { $0.name }, "text": .text { $0.text },
    "address": .text { $0.address },
  ]
}

/// The outcome table's model: `partials/outcome-table.mustache`.
struct OutcomeTableModel: TemplateModel {
  let id: String
  let caption: String
  let columns: [ColumnModel]
  let rows: [RowModel]

  static let fields: TemplateFields<Self> = [
    "id": .text { $0.id }, "caption": .text { $0.caption }, "columns": .list { $0.columns },
    "rows": .list { $0.rows },
  ]
}

struct ColumnModel: TemplateModel {
  let title: String

  static let fields: TemplateFields<Self> = ["title": .text { $0.title }]
}

struct RowModel: TemplateModel {
  let id: String
  let anchor: String
  let headers: [HeaderModel]
  let says: String
  let kind: String
  let mark: String
  let strength: String
  let evidence: String
  let label: String
  let isGroupStart: Bool

  static let fields: TemplateFields<Self> = [
    "id": .text { $0.id }, "anchor": .text { $0.anchor }, "headers": .list { $0.headers },
    "says": .text { $0.says }, "kind": .text { $0.kind }, "mark": .text { $0.mark },
    "strength": .text { $0.strength }, "evidence": .text { $0.evidence },
    "label": .text { $0.label }, "groupStart": .flag { $0.isGroupStart },
  ]
}

struct HeaderModel: TemplateModel {
  let text: String
  let column: String
  let rowspan: Int

  static let fields: TemplateFields<Self> = [
    "text": .text { $0.text }, "column": .text { $0.column }, "rowspan": .number { $0.rowspan },
    "scope": .text { $0.rowspan > 1 ? "rowgroup" : "row" },
  ]
}

/// A table in the text of a page.
struct TableInText: TemplateModel {
  let table: OutcomeTableModel
  let root: String

  static let fields: TemplateFields<Self> = OutcomeTableModel.fields.of { $0.table }.merging([
    "root": .text { $0.root }, "interface": .words,
  ])
}

/// The words of a bound statement: `partials/bound.mustache`.
struct BoundWords: TemplateModel {
  let html: String
  let strength: String
  let mark: String
  let evidence: String
  let label: String
  let isExternal: Bool

  static let fields: TemplateFields<Self> = [
    "html": .html { $0.html }, "strength": .text { $0.strength }, "mark": .text { $0.mark },
    "evidence": .text { $0.evidence }, "label": .text { $0.label },
    "external": .flag { $0.isExternal },
  ]
}

/// A picture in the text of a page: `partials/image.mustache`.
struct ImageModel: TemplateModel {
  let address: String
  let alternative: String
  let title: String?
  let width: Int?
  let height: Int?

  static let fields: TemplateFields<Self> = [
    "address": .text { $0.address }, "alternative": .text { $0.alternative },
    "title": .text { $0.title },
    "width": .text { $0.width.map(String.init) }, "height": .text { $0.height.map(String.init) },
  ]
}
