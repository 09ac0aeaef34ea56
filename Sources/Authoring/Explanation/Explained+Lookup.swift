import Content
import Diagnostics
import SyncEngine
package import Verification

extension Explained {
  /// Why a word is not explained.
  package enum Refusal: Error, Sendable {
    /// Rules are explained by the site's strings, which are not there or not whole.
    case noStrings
    /// Nothing has the name; the hint suggests one that is like it.
    case unknown(hint: String?)
  }

  /// The finding with a code or a name. It needs no content.
  package init?(finding word: String) {
    let sought = word.lowercased()
    let code = FindingCode.allCases.first {
      $0.rawValue.lowercased() == sought || $0.name == sought
    }
    guard let code else { return nil }
    self.init(code)
  }

  /// The rule or the claim with a name.
  package init(_ word: String, in content: ClaimContent) async throws(Refusal) {
    if let rule = RuleID.allCases.first(where: { $0.keyword.lowercased() == word.lowercased() }) {
      guard let strings = content.strings else { throw .noStrings }
      self.init(rule, strings, target: content.target)
    } else if let claim = await content.prove([word], under: nil).first {
      self.init(claim)
    } else {
      let known =
        FindingCode.allCases.flatMap { [$0.rawValue, $0.name] } + RuleID.allCases.map(\.keyword)
        + content.claims.map(\.id.value)
      throw .unknown(hint: suggestion(for: word, among: known))
    }
  }
}
