import Verification

/// `page.mustache`: a question.
struct QuestionPage: ShellModel {
  let shell: Layout
  /// The short answer as HTML.
  let answer: String?
  /// The short answer as text for a reply.
  let reply: ReplyModel?
  let systems: [NamedAddress]
  let contents: [ContentsEntry]
  let body: String
  let strength: StrengthCount
  let sources: [SourceEntry]
  /// The questions before and after this one in its section.
  let previous: NamedAddress?
  let next: NamedAddress?
  /// Questions that share claims, scenarios or attributes with this one.
  let related: [NamedAddress]
  /// The glossary terms that the page uses.
  let terms: [TermModel]
  /// The day when the page's file was last changed.
  let changed: String?
  /// The address for editing the page's file.
  let edit: String?

  static let fields = withShell([
    "answer": .model { $0.answer.map(FinishedHTML.init) }, "reply": .model { $0.reply },
    "systems": .list { $0.systems },
    "contents": .list { $0.contents }, "body": .html { $0.body },
    "strength": .model { $0.strength }, "sources": .list { $0.sources },
    "previous": .model { $0.previous }, "next": .model { $0.next },
    "related": .list { $0.related }, "hasRelated": .flag { !$0.related.isEmpty },
    "terms": .list { $0.terms }, "hasTerms": .flag { !$0.terms.isEmpty },
    "changed": .text { $0.changed }, "edit": .text { $0.edit },
  ])
}

/// Finished HTML under a name of its own.
struct FinishedHTML: TemplateModel {
  let html: String

  static let fields: TemplateFields<Self> = ["html": .html { $0.html }]
}

struct ContentsEntry: TemplateModel {
  let title: String
  let anchor: String

  static let fields: TemplateFields<Self> = [
    "title": .text { $0.title }, "anchor": .text { $0.anchor },
  ]
}

/// How many statements are known in each way.
struct StrengthCount: TemplateModel {
  let count: StatementCount

  static let fields: TemplateFields<Self> = [
    "proved": .number { $0.count.proved }, "simulated": .number { $0.count.simulated },
    "cited": .number { $0.count.cited }, "unbound": .number { $0.count.unbound },
    "assumed": .number { $0.count.assumed },
    "all": .number { $0.count.all }, "checked": .number { $0.count.checked },
    "hasProved": .flag { $0.count.proved > 0 }, "hasSimulated": .flag { $0.count.simulated > 0 },
    "hasCited": .flag { $0.count.cited > 0 }, "hasAssumed": .flag { $0.count.assumed > 0 },
    "hasUnbound": .flag { $0.count.unbound > 0 },
    "provedPercent": .text { $0.share(\.proved) },
    "simulatedPercent": .text { $0.share(\.simulated) },
    "citedPercent": .text { $0.share(\.cited) }, "assumedPercent": .text { $0.share(\.assumed) },
    "unboundPercent": .text { $0.share(\.unbound) },
  ]
}

extension StrengthCount {
  /// Returns a share of all statements in percent, never rounded up; `nil` if there are none.
  private func share(_ part: (StatementCount) -> Int) -> String? {
    count.percent(of: part(count)).map { String($0) }
  }
}

struct SourceEntry: TemplateModel {
  let title: String
  let url: String
  let checked: String

  static let fields: TemplateFields<Self> = [
    "title": .text { $0.title }, "url": .text { $0.url }, "checked": .text { $0.checked },
  ]
}

/// `home.mustache`.
struct HomePage: ShellModel {
  let shell: Layout
  let finder: FinderModel?
  let sections: [HomeSection]
  let systems: [SystemEntry]
  let attributes: [AttributeEntry]
  let strength: StrengthCount

  static let fields = withShell([
    "finder": .model { $0.finder }, "strength": .model { $0.strength },
    "sections": .list { $0.sections }, "systems": .list { $0.systems },
    "attributes": .list { $0.attributes },
  ])
}

struct HomeSection: TemplateModel {
  let title: String
  let anchor: String
  let pages: [HomeQuestion]

  static let fields: TemplateFields<Self> = [
    "title": .text { $0.title }, "anchor": .text { $0.anchor }, "pages": .list { $0.pages },
  ]
}

struct HomeQuestion: TemplateModel {
  let title: String
  let address: String
  /// The short answer as plain text.
  let answer: String?
  let description: String?

  static let fields: TemplateFields<Self> = [
    "title": .text { $0.title }, "address": .text { $0.address }, "answer": .text { $0.answer },
    "description": .text { $0.description },
  ]
}

struct SystemEntry: TemplateModel {
  let name: String
  let description: String
  let address: String

  static let fields: TemplateFields<Self> = [
    "name": .text { $0.name }, "description": .text { $0.description },
    "address": .text { $0.address },
  ]
}

/// `rules.mustache`.
struct RulesPage: ShellModel {
  let shell: Layout
  let rules: [RuleEntry]

  static let fields = withShell(["rules": .list { $0.rules }])
}

/// `not-found.mustache`.
struct NotFoundPage: ShellModel {
  let shell: Layout

  static let fields = withShell([:])
}

/// `sitemap.mustache`.
struct Sitemap: TemplateModel {
  let urls: [SitemapURL]

  static let fields: TemplateFields<Self> = ["urls": .list { $0.urls }]
}

struct SitemapURL: TemplateModel {
  let location: String
  let modified: String?

  static let fields: TemplateFields<Self> = [
    "location": .text { $0.location }, "modified": .text { $0.modified },
  ]
}
