/// A setting or a rule of a profile that nobody documents, and on which something hangs: with another
/// value it would be otherwise.
package struct Assumption: Hashable, Sendable {
  /// The id of the identity system.
  package let identitySystem: String
  /// Such as `sync.absent`, `mapping.title`, or `cycle` for a schedule that there is not.
  package let path: String
  /// In the profile's own words.
  package let why: String

  package init(identitySystem: String, path: String, why: String) {
    self.identitySystem = identitySystem
    self.path = path
    self.why = why
  }
}

extension [Assumption] {
  /// Each of them once, where it stands first.
  package var distinct: [Assumption] {
    var seen = Set<Assumption>()
    return filter { seen.insert($0).inserted }
  }
}
