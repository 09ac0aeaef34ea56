import Diagnostics

/// A tag of a mustache template with its location.
struct TemplateTag: Sendable {
  enum Kind: Equatable {
    case value(Writing)
    case open, openInverted, close, partial, comment
    /// The content type of the template's output.
    case contentType
  }

  /// How a value is written.
  enum Writing {
    /// `{{name}}`
    case escaped
    /// `{{{name}}}`: finished HTML.
    case finished
    /// In a plain-text template, where nothing is escaped.
    case plain
  }

  let kind: Kind
  let name: String
  let location: Location

  /// Whether the tag removes its line if it is alone in it.
  var canStandAlone: Bool {
    if case .value = kind { false } else { true }
  }
}

/// A piece of a parsed template.
enum TemplatePart: Sendable {
  /// The start of a line in the output, where a partial's indentation is written.
  case lineStart
  /// At most one line, including its end.
  case text(ArraySlice<UInt8>)
  case value(TemplateTag)
  case section(TemplateTag, [TemplatePart])
  /// - Parameter indentation: The indentation of all its lines; `nil` if the tag is not alone in its
  ///   line.
  case partial(TemplateTag, indentation: ArraySlice<UInt8>?)
}
