/// `feed.mustache`: changes of behaviour as Atom.
struct FeedModel: TemplateModel {
  let title: String
  let base: String
  let address: String
  let language: String
  /// A day such as `2026-11-24`.
  let updated: String
  let entries: [FeedEntry]

  static let fields: TemplateFields<Self> = [
    "title": .text { $0.title }, "base": .text { $0.base }, "address": .text { $0.address },
    "language": .text { $0.language }, "updated": .text { $0.updated },
    "entries": .list { $0.entries },
  ]
}

struct FeedEntry: TemplateModel {
  let id: String
  let title: String
  let date: String
  let answers: [FeedAnswer]

  static let fields: TemplateFields<Self> = [
    "id": .text { $0.id }, "title": .text { $0.title }, "date": .text { $0.date },
    "answers": .list { $0.answers },
  ]
}

/// An answer that is new since a change.
struct FeedAnswer: TemplateModel {
  let title: String
  let says: String
  let address: String

  static let fields: TemplateFields<Self> = [
    "title": .text { $0.title }, "says": .text { $0.says }, "address": .text { $0.address },
  ]
}

/// `llms.mustache`.
struct LanguageModelTextModel: TemplateModel {
  let siteName: String
  let asOf: String?
  let sections: [TextSection]
  let laws: [TextLine]
  let outcomes: [TextLine]

  static let fields: TemplateFields<Self> = [
    "siteName": .text { $0.siteName }, "asOf": .text { $0.asOf },
    "interface": .words, "sections": .list { $0.sections },
    "laws": .list { $0.laws }, "outcomes": .list { $0.outcomes },
  ]
}

struct TextSection: TemplateModel {
  let title: String
  let lines: [TextLine]

  static let fields: TemplateFields<Self> = [
    "title": .text { $0.title }, "lines": .list { $0.lines },
  ]
}

struct TextLine: TemplateModel {
  let title: String
  let text: String
  let address: String

  static let fields: TemplateFields<Self> = [
    "title": .text { $0.title }, "text": .text { $0.text }, "address": .text { $0.address },
  ]
}

/// `redirect.mustache`: the page at a former address.
struct RedirectPage: ShellModel {
  let shell: Layout
  /// The page's address, relative to the site's root.
  let address: String
  let absolute: String?

  static let fields = withShell([
    "address": .text { $0.address }, "absolute": .text { $0.absolute },
  ])
}
