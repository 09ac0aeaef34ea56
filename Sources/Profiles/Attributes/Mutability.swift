import Shapes

/// Whether the target lets others write an attribute: RFC 7643, section 2.2.
package enum Mutability: String, Sendable {
  case readWrite = "read-write"
  case immutable
  case readOnly = "read-only"
  case writeOnly = "write-only"
}

extension Mutability: Keyword {}
