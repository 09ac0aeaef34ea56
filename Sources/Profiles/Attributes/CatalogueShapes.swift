package import Shapes

// The files that profiles refer to.

extension AttributeCatalogue {
  package static let shape = Shape.list(of: .map(entryShape))

  static let entryShape = MapShape(
    [
      .required("id", .text, "How scenarios, mappings and tables name the attribute."),
      .required("name", .line, "What the attribute is called on pages."),
      .optional("path", .text, "Its SCIM path, such as title or name.givenName."),
      .optional("also", .texts, "Other words by which readers look for it."),
    ] + AttributeFacts.keys)
}

extension AttributeFacts {
  static let keys: [MapShape.Key] = [
    .optional("schema", .form(.urn), "The URN of the schema that defines it, in full."),
    .optional("field", .text, "What the target itself calls it."),
    .optional("mutability", .keyword(Mutability.self), "Whether others may write it."),
    .optional("many", .flag, "Whether it holds a set of values."),
    .optional("refers", .flag, "Whether its value names another user."),
    .optional("lost-when-deleted", .flag, "Whether a deleted account does not keep it."),
    .optional("notes", .text, "What else a reader should know."),
    .optional("source", .oneOrMore(.name(of: .source)), "The ids of the cited pages that say so."),
  ]
}

extension CitedSource {
  package static let shape = Shape.list(of: .map(entryShape))

  static let entryShape = MapShape([
    .required("id", .text, "How pages, profiles and attributes name the source."),
    .required("title", .line, "The title of the cited page."),
    .required("url", .webAddress, "Where the cited page is."),
    .required("checked", .date, "The day on which somebody last read it."),
    .required("good-for", .form(.days), "How long the check is good for, at least 1d."),
  ])
}
