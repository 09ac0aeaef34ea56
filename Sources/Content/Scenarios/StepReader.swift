import Diagnostics
import Profiles
import Shapes
import SyncEngine
import YAML

/// Reads the steps of a scenario.
package struct StepReader {
  static let connectionWords = [(word: "fails", works: false), (word: "works", works: true)]

  let users: [ExactString]
  let attributes: AttributeCatalogue?

  func step(_ node: YAMLNode, _ findings: inout [Finding]) -> ScenarioStep? {
    if case .scalar(let text, _) = node.content, !node.isAbsent {
      // An event that needs nothing more may be written alone.
      let nothing = YAMLNode(.scalar("", .plain), range: node.range, at: node.location)
      return readEvent(Located(text, at: node.location), nothing, &findings)
        .map { ScenarioStep(event: $0, location: node.location, expectation: nil) }
    }
    guard let fields = Fields(node, of: "a step", Self.stepShape, &findings) else {
      return nil
    }
    let entries = Self.eventNames.compactMap(fields.entry)
    let expectation = fields.node("expect").flatMap { readExpectation($0, &findings) }
    guard let entry = entries.first, entries.count == 1 else {
      findings.append(
        .missingKey, at: entries.last?.key.location ?? node.location,
        entries.isEmpty ? "a step needs an event" : "a step has one event, not \(entries.count)",
        hint: "one of: " + Self.eventNames.joined(separator: ", "))
      return nil
    }
    return readEvent(entry.key, entry.value, &findings).map {
      ScenarioStep(event: $0, location: entry.key.location, expectation: expectation)
    }
  }

  private func readEvent(
    _ name: Located<String>, _ value: YAMLNode, _ findings: inout [Finding]
  ) -> ScenarioEvent? {
    switch name.value {
    case "change":
      return readChange(value, &findings)
    case "wait":
      return value.text(for: "wait", &findings).flatMap { text in
        text.duration(for: "wait", in: 0...(3_650 * 1_440), &findings)
          .map { .wait(minutes: $0.value.minutes) }
      }
    case "force-sync":
      let user = value.isAbsent ? nil : value.text(for: "force-sync", &findings)
      if !value.isAbsent, user == nil { return nil }
      return resolve(user, at: name.location, &findings).map { .forceSync($0) }
    case "life-cycle":
      return readLifeCycle(value, &findings)
    case "connection":
      return readConnection(value, &findings)
    case "cycle", "full-sync":
      guard value.isAbsent else {
        findings.append(
          .wrongType, at: value.location, "'\(name.value)' takes nothing",
          hint: "write '\(name.value):'")
        return nil
      }
      return name.value == "cycle" ? .cycle : .fullSync
    default:
      findings.append(
        .unknownWord, at: name.location, "'\(name.value)' is no event",
        hint: suggestion(for: name.value, among: Self.eventNames))
      return nil
    }
  }

  private func readChange(_ node: YAMLNode, _ findings: inout [Finding]) -> ScenarioEvent? {
    let subject = "'change'"
    guard let fields = Fields(node, of: subject, Self.changeShape, &findings) else { return nil }
    let attribute = fields.text(required: "attribute", in: subject, &findings)?.map {
      ExactString($0)
    }
    let place = fields.text(required: "at", in: subject, &findings)
      .flatMap { $0.keyword(for: "at", &findings) as Located<Place>? }
    let named = fields.text("user", &findings)
    if fields.node("user") != nil, named == nil { return nil }
    let user = resolve(named, at: node.location, &findings)
    if let attribute, place?.value == .target {
      attributes?.check(attribute, &findings)
      if fields.node("to") == nil { attributes?.checkHasMany(attribute, &findings) }
    }
    let given = Self.changes.filter { fields.node($0) != nil }
    guard given.count < 2 else {
      findings.append(
        .invalidValue, at: fields.keyLocation(given[1]) ?? node.location,
        "'change' has one of 'to', 'add' and 'remove', not \(given.count)")
      return nil
    }
    if given.first == "add" || given.first == "remove" {
      guard let member = fields.text(given[0], &findings), let attribute, let place, let user else {
        return nil
      }
      let name = MemberName(attribute.value, ExactString(member.value))
      return .change(
        user, name.word, at: place.value,
        to: given[0] == "add" ? name.value : nil)
    }
    let value = fields.required("to", in: subject, &findings)
      .flatMap { $0.value(for: "to", &findings) }
    guard let attribute, let place, let value, let user else { return nil }
    return .change(user, attribute.value, at: place.value, to: value.value)
  }

  private func readLifeCycle(_ node: YAMLNode, _ findings: inout [Finding]) -> ScenarioEvent? {
    let subject = "'life-cycle'"
    guard let fields = Fields(node, of: subject, Self.lifeCycleShape, &findings) else {
      return nil
    }
    let place = fields.text(required: "at", in: subject, &findings)
      .flatMap { $0.keyword(for: "at", &findings) as Located<Place>? }
    let becomes = fields.text(required: "becomes", in: subject, &findings)
    let named = fields.text("user", &findings)
    if fields.node("user") != nil, named == nil { return nil }
    let user = resolve(named, at: node.location, &findings)
    guard let place, let becomes, let user else { return nil }
    switch place.value {
    case .identitySystem:
      return (becomes.keyword(for: "becomes", &findings) as Located<AccountChange>?)
        .map { .account(user, becomes: $0.value) }
    case .target:
      return (becomes.keyword(for: "becomes", &findings) as Located<Status>?)
        .map { .status(user, becomes: $0.value) }
    }
  }

  private func readConnection(_ node: YAMLNode, _ findings: inout [Finding]) -> ScenarioEvent? {
    guard let word = node.text(for: "connection", &findings) else { return nil }
    if let known = Self.connectionWords.first(where: { $0.word == word.value }) {
      return .connection(works: known.works)
    }
    findings.append(
      .unknownWord, at: word.location, "'\(word.value)' is no value of 'connection'",
      hint: "one of: \(Self.connectionWords.map(\.word).joined(separator: ", "))")
    return nil
  }

  /// The user that an event names, or the only one.
  private func resolve(
    _ named: Located<String>?, at location: Location, _ findings: inout [Finding]
  ) -> ExactString? {
    if let named {
      return known(named.map { ExactString($0) }, &findings)
    }
    if users.count != 1 {
      findings.append(
        .missingKey, at: location, "this step must name its user",
        hint: "one of: " + listed(users.lazy.map(\.text)))
    }
    return users.count == 1 ? users.first : nil
  }

  private func known(_ user: Located<ExactString>, _ findings: inout [Finding]) -> ExactString? {
    if users.contains(user.value) { return user.value }
    findings.append(.unknownUser, at: user.location, "the scenario has no user '\(user.value)'") {
      [users] in suggestion(for: user.value.text, among: users.map(\.text))
    }
    return nil
  }
}

extension StepReader {
  private func readExpectation(_ node: YAMLNode, _ findings: inout [Finding]) -> Expectation? {
    let names = users.map(\.text)
    guard
      let fields = Fields(node, of: "'expect'", Self.expectationShape, and: names, &findings)
    else { return nil }
    var expectation = Expectation()
    if let node = fields.node("synced") {
      let synced = node.elements(of: "synced", &findings)
        .compactMap { $0.text(for: "synced", &findings)?.map { ExactString($0) } }
        .filter { known($0, &findings) != nil }
      expectation.synced = Located(synced, at: node.location)
    }
    if let only = users.first, users.count == 1 {
      expectation.users.append(ofUser(only, fields, &findings))
    } else {
      for key in Self.expectationOfUser.names {
        guard let place = fields.keyLocation(key) else { continue }
        findings.append(
          .invalidValue, at: place, "with several users, '\(key)' must say of whom",
          hint: "for example \(names.first ?? "ana"): {\(key): …}")
      }
    }
    for user in users {
      guard let node = fields.node(user.text),
        let own = Fields(
          node, of: "what is expected of '\(user)'", Self.expectationOfUser, &findings)
      else { continue }
      expectation.users.append(ofUser(user, own, &findings))
    }
    return expectation
  }

  private func ofUser(
    _ user: ExactString, _ fields: Fields, _ findings: inout [Finding]
  ) -> Expectation.OfUser {
    var expected = Expectation.OfUser(user: user)
    if let node = fields.node("identity-system") {
      expected.identitySystem = AttributeValue.load(
        node, "identity-system", attributes: nil, &findings)
    }
    if let node = fields.node("target") {
      expected.target =
        node.isAbsent
        ? .notProvisioned(node.location)
        : .values(
          AttributeValue.load(node, "target", attributes: attributes, &findings), node.location)
    }
    if let node = fields.node("overwritten") {
      let attributes = node.elements(of: "overwritten", &findings)
        .compactMap { $0.text(for: "overwritten", &findings)?.map { ExactString($0) } }
      for attribute in attributes { self.attributes?.check(attribute, &findings) }
      expected.overwritten = Located(attributes, at: node.location)
    }
    expected.status = fields.keyword("status", &findings)
    expected.isLinked = fields.node("linked")?.flag(for: "linked", &findings)
    return expected
  }
}
