/// An undocumented setting or rule of a profile that a result depends on: with another value, the
/// result would differ.
package struct Assumption: Hashable, Sendable {
  /// The id of the identity system.
  package let identitySystem: String
  /// The path, such as `sync.absent`, `mapping.title`, or `cycle` for an absent schedule.
  package let path: String
  /// The reason in the profile's own words.
  package let why: String

  package init(identitySystem: String, path: String, why: String) {
    self.identitySystem = identitySystem
    self.path = path
    self.why = why
  }
}

extension [Assumption] {
  /// Each assumption once, at its first position.
  package var distinct: [Assumption] {
    var seen = Set<Assumption>()
    return filter { seen.insert($0).inserted }
  }
}
