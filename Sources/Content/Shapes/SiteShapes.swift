import Shapes

// The files that are about the whole help centre.

extension SiteSettings {
  static let shape = MapShape([
    .required("name", .line, "What the help centre is called."),
    .required("target", .line, "The display name of the system that receives the users."),
    .optional("also", .texts, "Other words by which readers look for the target."),
    .optional("base", .form(.baseAddress), "The absolute address at which the site is published."),
    .optional(
      "edit", .form(.editAddress),
      "The address at which a page's file can be edited; {file} stands for its path."),
    .optional("language", .text, "The language of the pages, such as en."),
    .optional(
      "navigation", .map(.entries(of: .text)),
      "The titles of the folders below faq, in the order of the navigation."),
    .optional("vocabulary", .texts, "Words that make a sentence one about behaviour."),
    .optional(
      "expressible", .texts,
      "Words for what the simulator can play: a source alone does not show a sentence with one."),
    .optional(
      "redirects", .map(FormerName.shape),
      "The names that things had before: their pages lead to those of the new names."),
  ])
}

extension FormerName {
  static let shape = MapShape([
    names("attributes", "Of attributes"), names("claims", "Of claims"),
    names("scenarios", "Of scenarios and tables"), names("identity-systems", "Of identity systems"),
  ])

  private static func names(_ key: String, _ things: String) -> MapShape.Key {
    .optional(key, .map(.entries(of: .text)), "\(things): the former id, and the one it has now.")
  }
}

extension GlossaryTerm {
  static let shape = Shape.list(of: .map(entryShape))

  static let entryShape = MapShape([
    .required("term", .line, "The word."),
    .required("means", .line, "What it means."),
    .optional("also", .texts, "Other forms and other words by which a page uses it."),
  ])
}

extension OutcomePhrase {
  static let shape = Shape.list(of: .map(entryShape))

  static let entryShape = MapShape([
    .required("id", .text, "A name for the phrase."),
    .required("when", .map(conditionShape), "Which outcomes it is said of; all of it must hold."),
    .required("says", .line, "The sentence, with {\(placeholders.joined(separator: "}, {"))}."),
    .optional("also", .texts, "Other wordings that bound words may use."),
  ])

  static let conditionShape = MapShape(
    OutcomeFact.allCases.map {
      .optional($0.rawValue, .oneOrMore($0.shape), $0.meaning)
    })
}

extension OutcomeFact {
  fileprivate var shape: Shape {
    switch self {
    case .mapped, .fed, .overwrites: .flag
    case .changedAt, .edit, .syncedAt, .replacedAt, .becomes: .words(known)
    }
  }

  fileprivate var meaning: String {
    switch self {
    case .changedAt: "Where the attribute was changed."
    case .edit: "Whether it was set or emptied."
    case .mapped: "Whether a rule of the mapping goes to it."
    case .fed: "Whether an attribute of the identity system feeds it."
    case .syncedAt: "The stage at which the user was synced."
    case .replacedAt: "The stage at which a sync wrote the attribute."
    case .becomes: "Where the written value came from."
    case .overwrites: "Whether a person's value was lost."
    }
  }
}

extension Page {
  /// The front matter.
  static let shape = MapShape([
    .required("title", .line, "The question that the page answers."),
    .optional("description", .text, "One sentence about the page, for search engines and lists."),
    .optional("answer", .text, "The short answer: Markdown with bindings."),
    .optional(
      "identity-systems", .oneOrMore(.name(of: .identitySystem)),
      "The identity systems that the page speaks of; all of them if it is left out."),
    .optional("tags", .texts, "Topics under which the page is listed."),
    .optional("order", .wholeNumber, "Its place among the pages of its folder."),
    .optional("draft", .flag, "Whether the page is checked but not published."),
    .optional(
      "redirect-from", .oneOrMore(.form(.formerAddress)),
      "The addresses under which the page was known before."),
  ])
}

extension TextForm {
  /// An address inside the site, where no generated page is.
  static let formerAddress = TextForm(
    pattern: "^/?(?!(?:\(SiteAddress.generated.sorted().joined(separator: "|")))(?:\\.md)?(?:/|$))"
      + "(?:[^/.?#\\\\:][^/?#\\\\:]*/)*[^/.?#\\\\:][^/?#\\\\:]*/?$",
    example: "faq/old-name.md")
}
