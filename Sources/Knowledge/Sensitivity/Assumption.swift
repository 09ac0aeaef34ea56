/// A setting or a rule of a profile that nobody documents, and on which something hangs: with another
/// value it would be otherwise.
public struct Assumption: Hashable, Sendable {
  /// The id of the identity system.
  public let identitySystem: String
  /// Such as `sync.absent`, `mapping.title`, or `cycle` for a schedule that there is not.
  public let path: String
  /// In the profile's own words.
  public let why: String
}

extension [Assumption] {
  /// Each of them once, where it stands first.
  public var distinct: [Assumption] {
    var seen = Set<Assumption>()
    return filter { seen.insert($0).inserted }
  }
}
