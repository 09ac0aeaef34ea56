/// What may stand at a place of a content file: loaders take the keys they know from it, schemas and
/// editors all of it.
package indirect enum Shape: Sendable {
  /// Any scalar that is there: a value is a text exactly as written, quoted or not.
  case text
  /// A text, or `~`.
  case value
  case form(TextForm)
  case words([String])
  case flag
  case wholeNumber
  /// `~`, or nothing at all.
  case nothing
  case list(of: Shape, isEmptyAllowed: Bool = true, isDistinct: Bool = false)
  case map(MapShape)
  case either([Shape])
  /// What a map is depends on whether it has a key.
  case choice(key: String, with: Shape, without: Shape)
  case name(of: Named)
  /// A shape that is used in several places, or within itself.
  case named(String, @Sendable () -> Shape)

  /// What a text can name that is written elsewhere.
  package enum Named: Sendable {
    case attribute, identitySystem, source, user
  }
}

extension Shape {
  package static func keyword<Choice: Keyword>(_: Choice.Type) -> Shape {
    .words(Choice.allCases.map(\.keyword))
  }

  /// One, or a list of them.
  package static func oneOrMore(
    _ shape: Shape, isEmptyAllowed: Bool = true, isDistinct: Bool = false
  ) -> Shape {
    .either([shape, .list(of: shape, isEmptyAllowed: isEmptyAllowed, isDistinct: isDistinct)])
  }

  package static let texts = oneOrMore(.text)

  package static func optional(_ shape: Shape) -> Shape { .either([shape, .nothing]) }

  /// A duration of at least one minute.
  package static let interval = form(.interval)
  package static let date = form(.date)
  /// A title, a name or a sentence.
  package static let line = form(.line)
  package static let webAddress = form(.webAddress)
}

/// A text of a certain form.
package struct TextForm: Equatable, Sendable {
  /// A regular expression of ECMAScript.
  package let pattern: String
  /// Empty where none would help.
  package let example: String
  /// Whether what looks like a number or a truth value is a text of it, too.
  var hasAnyScalar = false

  package init(pattern: String, example: String, hasAnyScalar: Bool = false) {
    self.pattern = pattern
    self.example = example
    self.hasAnyScalar = hasAnyScalar
  }
}

extension TextForm {
  private static let durationPattern = "(?:[0-9]+d)?(?:[0-9]+h)?(?:[0-9]+m)?$"

  package static let duration = TextForm(pattern: "^(?=.)" + durationPattern, example: "90m")
  static let interval = TextForm(pattern: "^(?=.*[1-9])" + durationPattern, example: "40m")

  /// At least one day, in one of its units.
  package static let days = TextForm(
    pattern: "^(?:0*[1-9][0-9]*d(?:[0-9]+h)?(?:[0-9]+m)?"
      + "|(?:0+d)?0*(?:2[4-9]|[3-9][0-9]|[1-9][0-9]{2,})h(?:[0-9]+m)?"
      + "|(?:0+d)?(?:0+h)?0*(?:14[4-9][0-9]|1[5-9][0-9]{2}|[2-9][0-9]{3}|[1-9][0-9]{4,})m)$",
    example: "180d")

  /// A day from 1970 on: the days of each month, then 29 February of leap years.
  static let date = TextForm(
    pattern: "^(?:(?:19[7-9][0-9]|[2-9][0-9]{3})-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
      + "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))"
      + "|(?:19(?:7[26]|8[048]|9[26])|[2-9][0-9](?:0[48]|[2468][048]|[13579][26])"
      + "|(?:[2468][048]|[3579][26])00)-02-29)$",
    example: "2026-11-20")

  /// As ``WebAddress`` reads it.
  static let webAddress = TextForm(
    pattern: webOrigin + "(?:[/?#]" + webCharacter + "*)?$", example: "https://help.example.com/")

  /// To which addresses are appended.
  package static let baseAddress = TextForm(
    pattern: webOrigin + "(?:/" + webCharacter.replacing("[^", with: "[^?#") + "*)?$",
    example: "https://help.example.com/")

  private static let webOrigin =
    "^[hH][tT][tT][pP][sS]?://(?:\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9\\u0080-\\uFFFF]"
    + "[A-Za-z0-9._~\\u0080-\\uFFFF-]*)(?::[0-9]{1,5})?"

  private static let webCharacter = "[^\\s\"<>\\\\^`{|}]"

  package static let urn = TextForm(
    pattern: "^urn:", example: "urn:ietf:params:scim:schemas:core:2.0:User")

  package static let editAddress = TextForm(
    pattern: webOrigin + "[/?#](?:" + webCharacter + "|\\{file\\})*\\{file\\}(?:" + webCharacter
      + "|\\{file\\})*$",
    example: "https://code.example.com/help/edit/main/Content/{file}")

  static let line = TextForm(pattern: "\\S", example: "", hasAnyScalar: true)

  package static let notBlank = TextForm(
    pattern: "\\S", example: "no page of the vendor says it", hasAnyScalar: true)
}
