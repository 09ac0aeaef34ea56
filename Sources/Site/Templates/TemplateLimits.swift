/// The limits on templates and their output.
///
/// Documentation/limits.md lists them.
package enum TemplateLimits {
  /// The size of a template in bytes.
  package static let bytesMax = 1_024 * 1_024
  /// The depth of nested sections in one template.
  package static let sectionsMax = 64
  /// The depth of nested sections and partials together.
  package static let nestingMax = 128
  /// The number of tags and lines of all templates, where each use of a partial counts.
  package static let partsMax = 200_000
  /// The number of bytes of text of all templates, where each use of a partial counts.
  package static let textBytesMax = 16 * 1_024 * 1_024
  /// The size of a page in bytes.
  package static let pageBytesMax = 64 * 1_024 * 1_024
  /// The number of tags processed for a page, where those of a list count once for each element.
  package static let pageStepsMax = 50_000_000
}
