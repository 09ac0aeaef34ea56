/// What holds between the keys of a map, beside what each of them is.
///
/// A path leads from the map through the maps below it.
package indirect enum Requirement: Sendable {
  case has([String])
  /// The key is there, and not `~`.
  case isSet([String])
  case says([String], String)
  /// The map there has two keys or more.
  case hasSeveral([String])
  /// What is there, if anything, is of a shape.
  case fits([String], Shape)
  case not(Requirement)
  case all([Requirement])
  case any([Requirement])
  /// Exactly one of them.
  case one([Requirement])
  case when(Requirement, then: Requirement, otherwise: Requirement = .all([]))

  package static func has(_ key: String) -> Requirement { .has([key]) }

  package static func none(of keys: [String]) -> Requirement { .not(.any(keys.map { .has($0) })) }
}
