/// One of the two sides that hold a user's data.
package enum Place: UInt8, CaseIterable, Sendable {
  /// Where people are managed: the SCIM client.
  case identitySystem
  /// The system that receives them: the SCIM service provider.
  case target
}
