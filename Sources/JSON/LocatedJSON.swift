package import Diagnostics

/// A value that was read, and where it and all within it stand.
package struct LocatedJSON: Sendable {
  /// A member of an object.
  package struct Member: Sendable {
    package let key: ExactString
    /// Where the key stands, in UTF-8 bytes of the text.
    package let keyRange: Range<Int>
    package let value: LocatedJSON
  }

  package let value: JSON
  private let place: JSONPlace

  init(_ value: JSON, at place: JSONPlace) {
    self.value = value
    self.place = place
  }

  /// In UTF-8 bytes of the text.
  package var range: Range<Int> { place.range }

  /// Those of a list; none if it is something else.
  package var elements: [LocatedJSON] {
    guard case .array(let elements) = value else { return [] }
    return zip(elements, place.inner).map { LocatedJSON($0, at: $1) }
  }

  /// Those of an object, in the order of the text; none if it is something else.
  package var members: [Member] {
    guard case .object(let members) = value else { return [] }
    return members.indices.map { index in
      Member(
        key: ExactString(members[index].key), keyRange: place.keys[index],
        value: LocatedJSON(members[index].value, at: place.inner[index]))
    }
  }
}

/// Where a value stands in a text, in UTF-8 bytes, and what it is made of.
struct JSONPlace: Sendable {
  let range: Range<Int>
  /// Of an object's keys, in their order.
  var keys: [Range<Int>] = []
  /// Of a list's elements or an object's values.
  var inner: [JSONPlace] = []
}
