package import ModelChecker
package import Shapes

/// A law in the words of `strings.yaml`.
package struct LawWords: Sendable {
  private let strings: Strings
  private let target: String

  /// - Parameter target: The target's display name.
  package init(_ strings: Strings, target: String) {
    self.strings = strings
    self.target = target
  }

  /// The words for the proposition under a key of the law.
  package func callAsFunction(_ proposition: Proposition) -> String {
    words(proposition, isInner: false)
  }

  /// A word of the language of claims, such as a key, an assumption or a kind of attribute.
  package func callAsFunction(_ word: some Keyword) -> String {
    fill(strings.lawWord(word.keyword), ["target": target])
  }

  private func words(_ proposition: Proposition, isInner: Bool) -> String {
    switch proposition {
    case .atom(let atom): self(atom)
    case .not(let negated):
      strings(.lawNot, ["proposition": words(negated, isInner: true)])
    case .all(let members): joined(members, strings[.lawAnd], isInner)
    case .either(let members): joined(members, strings[.lawOr], isInner)
    }
  }

  private func joined(_ members: [Proposition], _ separator: String, _ isInner: Bool) -> String {
    let text = members.map { words($0, isInner: true) }.joined(separator: separator)
    return isInner && members.count > 1 ? "(\(text))" : text
  }
}
