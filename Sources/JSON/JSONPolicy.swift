import Diagnostics

/// What a reader of JSON takes beside what the standard says.
package struct JSONPolicy: Sendable {
  /// How deep a text may be nested.
  let nestingMax: Int
  /// How many values a text may hold.
  let valuesMax: Int
  /// Whether a hidden character in a string is a fault, and each line end in one is read as LF.
  let isContent: Bool

  /// For files that a person brings along.
  package static let content = JSONPolicy(
    nestingMax: ContentLimits.jsonNestingMax, valuesMax: ContentLimits.jsonValuesMax,
    isContent: true)

  /// For what programs write, whose length is limited elsewhere: strings are read as they are.
  package static let message = JSONPolicy(nestingMax: 512, valuesMax: .max, isContent: false)
}
