import Diagnostics
import ModelChecker
import Shapes
import YAML

/// Reads the law of a claim: exactly one row of the language's table.
struct LawReader {
  private let fields: Fields

  init(_ fields: Fields) { self.fields = fields }

  func law(_ findings: inout [Finding]) -> (law: Law, parts: [ClaimStatement.Part])? {
    let before = findings.count
    var parts: [ClaimStatement.Part] = []
    for key in LawKey.allCases {
      guard let node = fields.node(key.keyword) else { continue }
      if let proposition = proposition(node, key.keyword, &findings) {
        parts.append(ClaimStatement.Part(key: key, proposition: proposition))
      }
    }
    let size = parts.reduce(0) { $0 + $1.proposition.partCount }
    if size > ContentLimits.claimPartsMax {
      findings.append(
        .fileTooLarge, at: fields.location,
        "a claim may be made of \(ContentLimits.claimPartsMax) phrases, and this one has \(size)",
        hint: "make several claims of it")
    }
    checkKeys(&findings)
    guard !findings[before...].hasErrors else { return nil }
    func part(_ key: LawKey) -> Proposition? { parts.first { $0.key == key }?.proposition }
    let limit = [LawKey.before, .until, .by].first { part($0) != nil }
    let ends = limit.flatMap(part)
    let meaning: Law.Limit? = limit.map { $0 == .before ? .before : $0 == .until ? .until : .by }
    if let q = part(.when) {
      if let p = part(.eventually) { return (Law(.response, p, q: q), parts) }
      guard let p = part(.then) else { return nil }
      return (
        Law(ends == nil ? .invariant : .boundedResponse, p, q: q, r: ends, limit: meaning), parts
      )
    }
    let patterns: [(LawKey, Law.Pattern)] = [
      (.never, .absence), (.always, .universality), (.eventually, .existence),
      (.may, .possibility),
    ]
    for (key, pattern) in patterns {
      if let p = part(key) {
        return (Law(pattern, p, q: part(.after), r: ends, limit: meaning), parts)
      }
    }
    return nil
  }

  private func has(_ key: LawKey) -> Bool { fields.keyLocation(key.keyword) != nil }

  /// Reports keys that do not go together.
  private func checkKeys(_ findings: inout [Finding]) {
    let laws = [LawKey.never, .always, .eventually, .may, .when].filter(has)
    let rows = "never, always, eventually, may, or when with then or eventually"
    if laws.isEmpty {
      findings.append(
        .invalidClaim, at: fields.keyLocation("then") ?? fields.location, "a claim needs a law",
        hint: "one of: \(rows)")
      return
    }
    let isResponse = laws == [.eventually, .when]
    if laws.count > 1, !isResponse {
      refuse(
        laws[1], "a claim has one law, not '\(laws[0].rawValue)' and", "one of: \(rows)", &findings)
      return
    }
    if has(.when) {
      if !has(.then), !has(.eventually) {
        refuse(.when, "'then' or 'eventually' is missing for", "say what follows", &findings)
      }
      if has(.then), has(.eventually) {
        refuse(.then, "a claim has one law, not 'eventually' and", "remove one of them", &findings)
      }
      for scope in [LawKey.after, .before, .until] where has(scope) {
        refuse(scope, "'when' takes no scope, so not", "put it into 'when', or use 'by'", &findings)
      }
      if has(.by), !has(.then) {
        refuse(.by, "'eventually' has no limit, so not", "write 'then' for 'eventually'", &findings)
      }
    } else {
      for key in [LawKey.then, .by] where has(key) {
        refuse(key, "without 'when' there is no", "add 'when'", &findings)
      }
      if has(.before), has(.until) {
        refuse(
          .until, "a scope ends once, not with 'before' and",
          "'before' speaks of intervals that do end, 'until' also of those that never do",
          &findings)
      }
    }
  }

  private func refuse(
    _ key: LawKey, _ why: String, _ hint: String, _ findings: inout [Finding]
  ) {
    findings.append(
      .invalidClaim, at: fields.keyLocation(key.keyword) ?? fields.location,
      "\(why) '\(key.keyword)'", hint: hint)
  }
}

extension Proposition {
  /// How many phrases, lists and negations it is made of.
  fileprivate var partCount: Int {
    switch self {
    case .atom: 1
    case .not(let negated): 1 + negated.partCount
    case .all(let members), .either(let members): members.reduce(1) { $0 + $1.partCount }
    }
  }
}

extension LawReader {
  private func proposition(
    _ node: YAMLNode, _ key: String, _ findings: inout [Finding]
  ) -> Proposition? {
    switch node.content {
    case .scalar:
      if node.isAbsent {
        findings.append(
          .wrongType, at: node.location,
          "'\(key)' must be a phrase, a list or a map, not \(node.kind)")
        return nil
      }
      guard let text = node.text(for: key, &findings) else { return nil }
      return atom(text, &findings).map(Proposition.atom)
    case .sequence(let members):
      return propositions(members, key, at: node.location, &findings).map(Proposition.all)
    case .mapping(let entries):
      guard let entry = entries.first, entries.count == 1,
        entry.key.value == Proposition.either || entry.key.value == Proposition.not
      else {
        findings.append(
          .invalidClaim, at: entries.first?.key.location ?? node.location,
          "a proposition is a phrase, a list, or a map with the one key 'either' or 'not'",
          hint: entries.first.flatMap { entry in
            nearestNames(to: entry.key.value, among: [Proposition.either, Proposition.not]).first
              .map { "did you mean '\($0)'?" }
          } ?? "for example {either: [it agrees, not: the user is due]}")
        return nil
      }
      if entry.key.value == Proposition.not {
        return proposition(entry.value, "not", &findings).map(Proposition.not)
      }
      guard case .sequence(let members) = entry.value.content else {
        findings.append(
          .wrongType, at: entry.value.location, "'either' must be a list, not \(entry.value.kind)")
        return nil
      }
      return propositions(members, "either", at: node.location, &findings)
        .map(Proposition.either)
    }
  }

  private func propositions(
    _ members: [YAMLNode], _ key: String, at location: Location, _ findings: inout [Finding]
  ) -> [Proposition]? {
    if members.isEmpty {
      findings.append(.invalidClaim, at: location, "'\(key)' must not be an empty list")
      return nil
    }
    let found = members.compactMap { proposition($0, key, &findings) }
    return found.count == members.count ? found : nil
  }

  private func atom(_ text: Located<String>, _ findings: inout [Finding]) -> Atom? {
    let written = text.value
    if let atom = Atom.allCases.first(where: { $0.keyword == written }) { return atom }
    findings.append(.unknownPhrase, at: text.location, "no phrase is '\(written)'") {
      let known = Atom.allCases.map(\.keyword)
      return nearestNames(to: written, among: known).first.map { "did you mean '\($0)'?" }
        ?? "the phrases of the language: " + known.map { "'\($0)'" }.joined(separator: ", ")
    }
    return nil
  }
}
