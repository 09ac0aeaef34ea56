import Profiles

/// A choice in the answer finder.
struct Choice: TemplateModel {
  let id: String
  let name: String
  let isSelected: Bool
  /// The address of its page, if it has one.
  var address: String?

  static let fields: TemplateFields<Self> = [
    "id": .text { $0.id }, "name": .text { $0.name }, "selected": .flag { $0.isSelected },
    "address": .text { $0.address },
  ]
}

/// The answer finder: `partials/finder.mustache`.
struct FinderModel: TemplateModel {
  let attributes: [Choice]
  let edits: [Choice]
  let places: [Choice]
  let systems: [Choice]
  let mappings: [Choice]
  /// The answer for the current selection.
  let answer: AnswerModel

  static let fields: TemplateFields<Self> = [
    "attributes": .list { $0.attributes }, "edits": .list { $0.edits },
    "places": .list { $0.places }, "systems": .list { $0.systems },
    "mappings": .list { $0.mappings }, "says": .text { $0.answer.says },
    "kind": .text { $0.answer.kind }, "evidence": .text { $0.answer.evidence },
    "attributePage": .text { $0.attributes.first { $0.isSelected }?.address },
  ]
}

/// A sentence with the address of its evidence, relative to the site's root.
struct AnswerModel: TemplateModel {
  let says: String
  let kind: String
  let evidence: String

  static let fields: TemplateFields<Self> = [
    "says": .text { $0.says }, "kind": .text { $0.kind }, "evidence": .text { $0.evidence },
  ]
}

/// `answers.mustache`: the page of the answer finder.
struct AnswersPage: ShellModel {
  let shell: Layout
  let finder: FinderModel?

  static let fields = withShell(["finder": .model { $0.finder }])
}

/// `attributes.mustache`: all attributes.
struct AttributesPage: ShellModel {
  let shell: Layout
  let attributes: [AttributeEntry]

  static let fields = withShell(["attributes": .list { $0.attributes }])
}

struct AttributeEntry: TemplateModel {
  let id: String
  let name: String
  let path: String?
  let address: String
  /// A list in words of the identity systems that usually map it.
  let mappedBy: String?

  static let fields: TemplateFields<Self> = [
    "id": .text { $0.id }, "name": .text { $0.name }, "path": .text { $0.path },
    "address": .text { $0.address }, "mappedBy": .text { $0.mappedBy },
  ]
}

/// `attribute.mustache`: the outcomes of one attribute.
struct AttributePage: ShellModel {
  let shell: Layout
  let id: String
  let name: String
  let path: String?
  let also: [Named]
  let facts: AttributeFacts
  /// The mutability in words.
  let mutability: String
  let sources: [SourceEntry]
  let systems: [AttributeSystem]
  let pages: [NamedAddress]
  let command: String

  static let fields = withShell([
    "id": .text { $0.id }, "name": .text { $0.name }, "path": .text { $0.path },
    "also": .list { $0.also }, "hasAlso": .flag { !$0.also.isEmpty },
    "schema": .text { $0.facts.schema }, "field": .text { $0.facts.field },
    "mutability": .text { $0.mutability }, "hasMany": .flag { $0.facts.isMany },
    "isReference": .flag { $0.facts.isReference },
    "isLostWhenDeleted": .flag { $0.facts.isLostWhenDeleted },
    "notes": .text { $0.facts.notes }, "sources": .list { $0.sources },
    "isSourced": .flag { !$0.sources.isEmpty },
    "systems": .list { $0.systems }, "pages": .list { $0.pages },
    "command": .text { $0.command },
  ])
}

/// The outcomes of one attribute with one identity system.
struct AttributeSystem: TemplateModel {
  let name: String
  let address: String
  let anchor: String
  /// How the usual mapping treats the attribute, in words.
  let usual: String
  let outcomes: OutcomeTableModel

  static let fields: TemplateFields<Self> = [
    "name": .text { $0.name }, "address": .text { $0.address }, "anchor": .text { $0.anchor },
    "usual": .text { $0.usual }, "outcomes": .model { $0.outcomes },
  ]
}

/// Text to paste into a reply: `partials/reply.mustache`.
struct ReplyModel: TemplateModel {
  let text: String
  let markdown: String

  static let fields: TemplateFields<Self> = [
    "text": .text { $0.text }, "markdown": .text { $0.markdown },
  ]
}
