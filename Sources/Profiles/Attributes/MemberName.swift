package import Diagnostics

/// One value of an attribute with many values, named as in SCIM: `roles[value eq "Agent"]`. To the
/// engine it is an attribute of its own (R13).
package struct MemberName: Sendable {
  /// The attribute that has many values.
  package let attribute: ExactString
  package let value: ExactString

  // By scalars, as names are compared: a sign that joins the one before it is no part of that.
  private static let middle = Array("[value eq \"".unicodeScalars)
  private static let end = Array("\"]".unicodeScalars)

  package init(_ attribute: ExactString, _ value: ExactString) {
    self.attribute = attribute
    self.value = value
  }

  /// - Returns: `nil` if the word is an attribute's own name.
  package init?(_ word: ExactString) {
    let scalars = Array(word.text.unicodeScalars)
    guard scalars.suffix(Self.end.count).elementsEqual(Self.end),
      let start = scalars.indices.first(where: { scalars[$0...].starts(with: Self.middle) }),
      start + Self.middle.count + Self.end.count <= scalars.count
    else { return nil }
    attribute = ExactString(Self.text(scalars[..<start]))
    value = ExactString(Self.text(scalars[(start + Self.middle.count)...].dropLast(Self.end.count)))
  }

  package var word: ExactString {
    ExactString(
      attribute.text + Self.text(Self.middle[...]) + value.text + Self.text(Self.end[...]))
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}

extension ExactString {
  /// The attribute's own name, without the member.
  package var withoutMember: ExactString { MemberName(self)?.attribute ?? self }
}
