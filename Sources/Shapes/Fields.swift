package import Diagnostics
import Markup
package import YAML

/// The fields of one map, read by name: what is missing, unknown or of a wrong type becomes a finding.
package struct Fields {
  package let location: Location
  private let entries: [YAMLNode.Entry]
  private let shape: MapShape

  /// - Parameters:
  ///   - subject: What the map describes, for messages, such as "a scenario".
  ///   - shape: Says which keys it may have.
  ///   - names: Further keys, which the writer named elsewhere.
  package init?(
    _ node: YAMLNode, of subject: String, _ shape: MapShape, and names: [String] = [],
    _ findings: inout [Finding]
  ) {
    let known = shape.names + names
    guard case .mapping(let entries) = node.content else {
      findings.append(.wrongType, at: node.location, "\(subject) must be a map, not \(node.kind)")
      return nil
    }
    let words = Set(known.map { ExactString($0) })
    for entry in entries where !words.contains(ExactString(entry.key.value)) {
      findings.append(
        .unknownKey, at: entry.key.location, "\(subject) has no key '\(entry.key.value)'"
      ) { suggestion(for: entry.key.value, among: known) }
    }
    self.entries = entries
    self.shape = shape
    location = node.location
  }

  package func node(_ key: String) -> YAMLNode? { entry(key)?.value }

  package func entry(_ key: String) -> YAMLNode.Entry? {
    entries.first { ExactString($0.key.value) == ExactString(key) }
  }

  package func keyLocation(_ key: String) -> Location? { entry(key)?.key.location }

  /// The node of a key that must be there.
  package func required(_ key: String, in subject: String, _ findings: inout [Finding]) -> YAMLNode?
  {
    if let node = node(key) { return node }
    findings.append(.missingKey, at: location, "\(subject) needs the key '\(key)'")
    return nil
  }

  /// A text on one line, if the key is there.
  package func text(_ key: String, _ findings: inout [Finding]) -> Located<String>? {
    guard let text = node(key).flatMap({ $0.text(for: key, &findings) }) else { return nil }
    if case .form(.line) = shape.key(key)?.shape, foldingWhiteSpace(text.value).isEmpty {
      findings.append(.invalidValue, at: text.location, "'\(key)' is empty")
      return nil
    }
    return text
  }

  /// A text exactly as written, if the key is there.
  package func exactText(_ key: String, _ findings: inout [Finding]) -> Located<String>? {
    node(key).flatMap { $0.exactText(for: key, &findings) }
  }

  /// A text that must be there.
  package func text(
    required key: String, in subject: String, _ findings: inout [Finding]
  ) -> Located<String>? {
    required(key, in: subject, &findings).flatMap { _ in text(key, &findings) }
  }

  /// One of the words of an enumeration, if the key is there.
  package func keyword<Choice: Keyword>(_ key: String, _ findings: inout [Finding]) -> Located<
    Choice
  >? {
    text(key, &findings).flatMap { $0.keyword(for: key, &findings) }
  }

  /// True or false, if the key is there.
  package func flag(_ key: String, _ findings: inout [Finding]) -> Located<Bool>? {
    node(key).flatMap { $0.flag(for: key, &findings) }
  }

  /// A list of texts, or one text; empty if the key is not there.
  package func texts(_ key: String, _ findings: inout [Finding]) -> [Located<String>] {
    node(key).map { $0.texts(for: key, &findings) } ?? []
  }
}

/// An enumeration whose cases have words in content files.
package protocol Keyword: CaseIterable, Sendable {
  var keyword: String { get }
}

extension Keyword where Self: RawRepresentable<String> {
  package var keyword: String { rawValue }
}

extension Located<String> {
  package func keyword<Choice: Keyword>(for key: String, _ findings: inout [Finding]) -> Located<
    Choice
  >? {
    let choices = Array(Choice.allCases)
    return choice(of: choices.map(\.keyword), for: key, &findings)
      .map { Located<Choice>(choices[$0], at: location) }
  }

  /// Which of some words it is.
  package func choice(
    of words: [String], for key: String, _ findings: inout [Finding]
  ) -> Int? {
    if let index = words.firstIndex(where: { ExactString($0) == ExactString(value) }) {
      return index
    }
    findings.append(.unknownWord, at: location, "'\(value)' is no value of '\(key)'") { [value] in
      nearestNames(to: value, among: words).first.map { "did you mean '\($0)'?" }
        ?? "one of: " + words.joined(separator: ", ")
    }
    return nil
  }
}

extension YAMLNode {
  /// The length of the longest text that is read on one line, in bytes of UTF-8: no title, name or
  /// sentence is as long.
  static let lineBytesMax = 10_000

  /// A text on one line: names, titles and sentences are shown so, however they are written.
  package func text(for key: String, _ findings: inout [Finding]) -> Located<String>? {
    guard let text = exactText(for: key, &findings) else { return nil }
    guard text.value.utf8.count <= Self.lineBytesMax else {
      findings.append(
        .fileTooLarge, at: text.location, "'\(key)' has more than \(Self.lineBytesMax) bytes",
        hint: "say it in fewer words")
      return nil
    }
    return text.value.utf8.contains(UInt8(ascii: "\n")) ? text.map(foldingWhiteSpace) : text
  }

  /// A text exactly as written.
  package func exactText(for key: String, _ findings: inout [Finding]) -> Located<String>? {
    if case .scalar(let text, _) = content, !isAbsent { return Located(text, at: location) }
    findings.append(.wrongType, at: location, "'\(key)' must be a text, not \(kind)")
    return nil
  }

  /// A value: a text, or `nil` where it is absent. The outer `nil` says that it is neither.
  package func value(for key: String, _ findings: inout [Finding]) -> Located<ExactString?>? {
    if isAbsent { return Located(nil, at: location) }
    return exactText(for: key, &findings).map { $0.map { ExactString($0) } }
  }

  package func elements(of key: String, _ findings: inout [Finding]) -> [YAMLNode] {
    if case .sequence(let elements) = content { return elements }
    findings.append(.wrongType, at: location, "'\(key)' must be a list, not \(kind)")
    return []
  }

  package func texts(for key: String, _ findings: inout [Finding]) -> [Located<String>] {
    if case .sequence(let elements) = content {
      return elements.compactMap { $0.exactText(for: key, &findings) }
    }
    return exactText(for: key, &findings).map { [$0] } ?? []
  }

  package func entries(of key: String, _ findings: inout [Finding]) -> [Entry] {
    if case .mapping(let entries) = content { return entries }
    findings.append(.wrongType, at: location, "'\(key)' must be a map, not \(kind)")
    return []
  }

  package func flag(for key: String, _ findings: inout [Finding]) -> Located<Bool>? {
    guard let text = text(for: key, &findings) else { return nil }
    switch text.value {
    case "true": return Located(true, at: text.location)
    case "false": return Located(false, at: text.location)
    default:
      findings.append(.unknownWord, at: text.location, "'\(key)' must be true or false")
      return nil
    }
  }
}
