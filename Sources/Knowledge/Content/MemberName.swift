/// One value of an attribute with many values, named as in SCIM: `roles[value eq "Agent"]`. To the
/// engine it is an attribute of its own (R13).
public struct MemberName: Sendable {
  /// The attribute that has many values.
  public let attribute: Word
  public let value: Word

  private static let middle = "[value eq \""
  private static let end = "\"]"

  public init(_ attribute: Word, _ value: Word) {
    self.attribute = attribute
    self.value = value
  }

  /// - Returns: `nil` if the word is an attribute's own name.
  public init?(_ word: Word) {
    guard word.text.hasSuffix(Self.end), let middle = word.text.firstRange(of: Self.middle) else {
      return nil
    }
    attribute = Word(String(word.text[..<middle.lowerBound]))
    value = Word(String(word.text[middle.upperBound...].dropLast(Self.end.count)))
  }

  public var word: Word { Word(attribute.text + Self.middle + value.text + Self.end) }
}

extension Word {
  /// The attribute's own name, without the member.
  var withoutMember: Word { MemberName(self)?.attribute ?? self }
}
