/// `glossary.mustache`.
struct GlossaryPage: ShellModel {
  let shell: Layout
  let terms: [TermModel]

  static let fields = withShell(["terms": .list { $0.terms }])
}

struct TermModel: TemplateModel {
  let term: String
  let means: String
  let address: String

  static let fields: TemplateFields<Self> = [
    "term": .text { $0.term }, "means": .text { $0.means }, "address": .text { $0.address },
    "anchor": .text { $0.address.split(separator: "#").last.map(String.init) },
  ]
}

/// `scenarios.mustache`: all scenarios.
struct ScenariosPage: ShellModel {
  let shell: Layout
  let systems: [SystemScenarios]

  static let fields = withShell(["systems": .list { $0.systems }])
}

/// The scenarios under one identity system.
struct SystemScenarios: TemplateModel {
  let name: String
  let anchor: String
  let scenarios: [NamedAddress]

  static let fields: TemplateFields<Self> = [
    "name": .text { $0.name }, "anchor": .text { $0.anchor }, "scenarios": .list { $0.scenarios },
  ]
}
