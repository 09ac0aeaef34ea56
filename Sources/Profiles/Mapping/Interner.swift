package import Diagnostics
package import SyncEngine

/// Gives each word a number, in the order in which the words come.
struct Interner: Sendable {
  private(set) var words: [ExactString] = []
  private var numbers: [ExactString: Int] = [:]

  mutating func number(of word: ExactString) -> Int {
    if let number = numbers[word] { return number }
    numbers[word] = words.count
    words.append(word)
    return words.count - 1
  }

  func known(_ word: ExactString) -> Int? { numbers[word] }
}

/// The words behind the engine's integers, in one world.
package struct Names: Sendable {
  private var attributeNames = Interner()
  private var valueNames = Interner()
  /// In the order of their Unicode scalars, as the engine wants them.
  package let users: [ExactString]
  /// The expressions of the mapping, by the numbers of their functions.
  private var expressions: [Expression] = []
  /// What expressions gave, once everything was played.
  package var terms: [Term] = []

  package init(users: [ExactString]) { self.users = users.sorted() }

  package var attributes: [ExactString] { attributeNames.words }
  package var values: [ExactString] { valueNames.words }

  package mutating func intern(attribute word: ExactString) -> Attribute {
    Attribute(attributeNames.number(of: word))
  }

  package mutating func intern(value word: ExactString) -> Value {
    Value(Int32(valueNames.number(of: word)))
  }

  package mutating func intern(value word: ExactString?) -> Value? {
    word.map { intern(value: $0) }
  }

  /// - Parameter members: The members that occur, for which a rule of an attribute with many values
  ///   is one rule each (R13). Where none of its own does, the rule stands for one of them.
  package mutating func intern(_ mapping: [MappingEntry], members: [MemberName] = []) -> Mapping {
    var rules: [MappingRule] = []
    for entry in mapping {
      let values = entry.values == nil ? [] : Self.values(of: entry, members)
      let absent: Profile.Absent? = entry.values.map { $0 == .addOnly ? .keep : .clear }
      if values.isEmpty {
        rules.append(
          MappingRule(
            intern(entry.source), to: intern(attribute: entry.to.value), apply: entry.apply,
            absent: absent))
      }
      for value in values {
        guard let from = entry.from else { continue }
        let source = intern(attribute: MemberName(from, value).word)
        rules.append(
          MappingRule(
            .attribute(source, default: nil),
            to: intern(attribute: MemberName(entry.to.value, value).word), apply: entry.apply,
            absent: absent))
      }
    }
    return Mapping(rules)
  }

  private static func values(of entry: MappingEntry, _ members: [MemberName]) -> [ExactString] {
    var seen = Set<ExactString>()
    return members.lazy
      .filter { $0.attribute == entry.from || $0.attribute == entry.to.value }
      .map(\.value).filter { seen.insert($0).inserted }
  }

  private mutating func intern(_ source: MappingEntry.Source) -> MappingRule.Source {
    switch source {
    case .attribute(let from, let standIn):
      return .attribute(intern(attribute: from), default: intern(value: standIn))
    case .expression(let text, let arguments, let standIn):
      expressions.append(Expression(text: text, arguments: arguments))
      return .expression(
        Function(Int32(expressions.count - 1)), of: arguments.map { intern(attribute: $0) },
        default: intern(value: standIn))
    case .constant(let constant): return .constant(intern(value: constant))
    case .nothing: return .nothing
    }
  }

  /// The values that a record has of an attribute with many, in order.
  package func members(of attribute: ExactString, in record: Record?) -> [ExactString] {
    (record?.attributes ?? []).compactMap { MemberName(self[$0]) }
      .filter { $0.attribute == attribute }.map(\.value).sorted()
  }

  package func user(_ word: ExactString) -> User? { users.firstIndex(of: word).map { User($0) } }

  package subscript(user: User) -> ExactString { users[user.index] }
  package subscript(attribute: Attribute) -> ExactString { attributes[attribute.index] }
  package subscript(value: Value) -> ExactString {
    value.termPosition == nil
      ? values[Int(value.index)] : ExactString(text(of: value) { self[$0].text })
  }

  /// The text of a term.
  ///
  /// - Parameter naming: Says what stands for a value of a word.
  package func text(of term: Value, naming: (Value) -> String) -> String {
    guard let position = term.termPosition else { return naming(term) }
    let term = terms[position]
    return expressions[Int(term.function.index)]
      .applied(to: term.arguments.map { $0.map { ExactString(text(of: $0, naming: naming)) } }).text
  }

  /// An expression as it is written.
  package func text(of function: Function) -> String { expressions[Int(function.index)].text }

  func value(_ word: ExactString) -> Value? { valueNames.known(word).map { Value(Int32($0)) } }

  /// The value of an attribute that is known by name; an unknown name has no value anywhere.
  package func value(of attribute: ExactString, in record: Record?) -> ExactString? {
    attributeNames.known(attribute).flatMap { record?[Attribute($0)] }.map { self[$0] }
  }
}
