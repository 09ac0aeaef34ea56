public import SyncEngine

/// Gives each word a number, in the order in which the words come.
struct Interner: Sendable {
  private(set) var words: [Word] = []
  private var numbers: [Word: Int] = [:]

  mutating func number(of word: Word) -> Int {
    if let number = numbers[word] { return number }
    numbers[word] = words.count
    words.append(word)
    return words.count - 1
  }

  func known(_ word: Word) -> Int? { numbers[word] }
}

/// The words behind the engine's integers, in one world.
public struct Names: Sendable {
  private var attributeNames = Interner()
  private var valueNames = Interner()
  /// In the order of their Unicode scalars, as the engine wants them.
  public let users: [Word]

  init(users: [Word]) { self.users = users.sorted() }

  public var attributes: [Word] { attributeNames.words }
  public var values: [Word] { valueNames.words }

  mutating func intern(attribute word: Word) -> Attribute {
    Attribute(attributeNames.number(of: word))
  }

  mutating func intern(value word: Word) -> Value { Value(Int32(valueNames.number(of: word))) }

  mutating func intern(value word: Word?) -> Value? { word.map { intern(value: $0) } }

  mutating func intern(_ mapping: [MappingEntry]) -> Mapping {
    Mapping(
      mapping.map { entry in
        let source: MappingRule.Source =
          switch entry.source {
          case .attribute(let from, let standIn):
            .attribute(intern(attribute: from), default: intern(value: standIn))
          case .constant(let constant): .constant(intern(value: constant))
          case .nothing: .nothing
          }
        return MappingRule(source, to: intern(attribute: entry.to.value), apply: entry.apply)
      })
  }

  mutating func intern(_ values: [AttributeValue]) -> Record {
    values.reduce(into: Record()) { record, entry in
      record[intern(attribute: entry.attribute.value)] = intern(value: entry.value.value)
    }
  }

  func user(_ word: Word) -> User? { users.firstIndex(of: word).map { User($0) } }

  public subscript(user: User) -> Word { users[user.index] }
  public subscript(attribute: Attribute) -> Word { attributes[attribute.index] }
  public subscript(value: Value) -> Word { values[Int(value.index)] }

  /// The value of an attribute that is known by name; an unknown name has no value anywhere.
  func value(of attribute: Word, in record: Record?) -> Word? {
    attributeNames.known(attribute).flatMap { record?[Attribute($0)] }.map { self[$0] }
  }
}
