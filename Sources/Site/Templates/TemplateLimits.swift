/// How large templates may be, and what they make.
///
/// Documentation/limits.md lists them.
package enum TemplateLimits {
  /// How many bytes a template may have.
  package static let bytesMax = 1_024 * 1_024
  /// How deep sections may be nested in one template.
  package static let sectionsMax = 64
  /// How deep sections and partials may be nested, one within the other.
  package static let nestingMax = 128
  /// How many tags and lines all templates may have, a partial as often as it is used.
  package static let partsMax = 200_000
  /// How many bytes of text all templates may have, a partial as often as it is used.
  package static let textBytesMax = 16 * 1_024 * 1_024
  /// How many bytes a page may have.
  package static let pageBytesMax = 64 * 1_024 * 1_024
  /// How many tags may be followed for a page, those of a list once for each of its members.
  package static let pageStepsMax = 50_000_000
}
