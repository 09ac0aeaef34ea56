import Diagnostics

/// A tag of a mustache template, with its place.
struct TemplateTag: Sendable {
  enum Kind: Equatable {
    case value(Writing)
    case open, openInverted, close, partial, comment
    /// What kind of text the template makes.
    case contentType
  }

  /// How a value is written.
  enum Writing {
    /// `{{name}}`
    case escaped
    /// `{{{name}}}`: finished HTML.
    case finished
    /// In a template of plain text, where nothing is escaped.
    case plain
  }

  let kind: Kind
  let name: String
  let location: Location

  /// Whether it leaves no line behind where it stands alone in one.
  var canStandAlone: Bool {
    if case .value = kind { false } else { true }
  }
}

/// A piece of a parsed template.
enum TemplatePart: Sendable {
  /// Here a line begins that is written, and so does the indentation of a partial.
  case lineStart
  /// At most one line, with its end.
  case text(ArraySlice<UInt8>)
  case value(TemplateTag)
  case section(TemplateTag, [TemplatePart])
  /// - Parameter indentation: Of all its lines; `nil` if it does not stand alone in a line.
  case partial(TemplateTag, indentation: ArraySlice<UInt8>?)
}
