package import Diagnostics
import Markup
import YAML

/// `strings.yaml`: the words for steps, effects, rules and strengths, and those of the pages' interface.
package struct Strings: Sendable {
  private let texts: [String: String]
  /// Words for the templates: `{{interface.KEY}}`.
  package let interface: [String: String]

  /// The words for the templates, with the target's display name.
  package func interface(target: String) -> [String: String] {
    interface.mapValues { fill($0, ["target": target]) }
  }

  /// A placeholder for broken phrases: no text can be written, and none is compared.
  static let missing = Strings(
    texts: Dictionary(uniqueKeysWithValues: StringKey.allCases.map { ($0.rawValue, "") }),
    interface: [:])

  /// A phrase as it is written.
  package subscript(key: StringKey) -> String {
    guard let text = texts[key.rawValue] else { preconditionFailure("loading found every phrase") }
    return text
  }

  /// A phrase with its placeholders filled in.
  package func callAsFunction(_ key: StringKey, _ values: [String: String] = [:]) -> String {
    fill(self[key], values)
  }

  /// A word of the language of claims, in the words below `laws.words` if they say it otherwise.
  func lawWord(_ word: String) -> String { texts["laws.words.\(word)"] ?? word }

  /// The phrase at a path below `settings`, such as `sync.absent.keep`, if there is one.
  package func meaning(ofSetting path: String) -> String? { texts["settings.\(path)"] }

  /// The phrases of a trace, by their paths, in order.
  package var narratorTexts: [(path: String, text: String)] {
    let sections = [
      "places", "edits", "values", "durations", "clock", "list", "events", "syncs", "effects",
      "decisions", "records", "rules", "mapping",
    ]
    return texts.filter { sections.contains(String($0.key.prefix { $0 != "." })) }
      .sorted { $0.key < $1.key }.map { (path: $0.key, text: $0.value) }
  }

  /// The words by which readers look for a choice, such as `edit.clear`; they stand below `search`.
  package func searchWords(for choice: String, target: String) -> [String] {
    texts["search.\(choice)"].map { fill($0, ["target": target]) }.map {
      $0.split(separator: ",").map { foldingWhiteSpace(String($0)) }
    }
      ?? []
  }
}

/// A text with each `{name}` replaced; a name without a value stays as it is.
package func fill(_ text: String, _ values: [String: String]) -> String {
  guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
  var text = text
  return text.withUTF8 { bytes in
    var filled: [UInt8] = []
    filled.reserveCapacity(2 * bytes.count)
    var written = 0
    while let place = firstPlaceholder(of: bytes, from: written) {
      let name = String(
        decoding: UnsafeBufferPointer(rebasing: bytes[(place.lowerBound + 1)..<place.upperBound]),
        as: UTF8.self)
      if let value = values[name] {
        filled.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[written..<place.lowerBound]))
        filled.append(contentsOf: value.utf8)
      } else {
        filled.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[written...place.upperBound]))
      }
      written = place.upperBound + 1
    }
    filled.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[written...]))
    return String(decoding: filled, as: UTF8.self)
  }
}

/// The names in braces of a text.
package func placeholders(of text: String) -> [String] {
  guard text.utf8.contains(UInt8(ascii: "{")) else { return [] }
  var text = text
  return text.withUTF8 { bytes in
    var names: [String] = []
    var read = 0
    while let place = firstPlaceholder(of: bytes, from: read) {
      names.append(
        String(decoding: bytes[(place.lowerBound + 1)..<place.upperBound], as: UTF8.self))
      read = place.upperBound + 1
    }
    return names
  }
}

/// From the brace that opens one to the brace that closes it.
private func firstPlaceholder(
  of text: UnsafeBufferPointer<UInt8>, from start: Int
) -> Range<Int>? {
  guard let open = text[start...].firstIndex(of: UInt8(ascii: "{")),
    let close = text[open...].firstIndex(of: UInt8(ascii: "}"))
  else { return nil }
  return open..<close
}

extension Strings {
  package static let file = "phrases.yaml"

  /// - Returns: `nil`, with findings, unless every phrase is there.
  package static func load(_ tree: SourceTree, _ findings: inout [Finding]) -> Strings? {
    guard let source = tree[file] else {
      findings.append(.missingFile, at: tree.location(of: file), "there is no '\(file)'")
      return nil
    }
    guard let root = parseYAML(source, &findings) else { return nil }
    var found: [String: Located<String>] = [:]
    flatten(root, path: "", into: &found, &findings)
    let findingsBefore = findings.count
    for key in StringKey.allCases {
      guard let text = found[key.rawValue] else {
        findings.append(
          .missingKey, at: Location(file: source.path), "the phrases need '\(key.rawValue)'",
          hint: "it stands under the keys " + key.rawValue.replacing(".", with: " → "))
        continue
      }
      for name in placeholders(of: text.value) where !key.placeholders.contains(name) {
        findings.append(
          .unknownPlaceholder(name, known: key.placeholders, at: text.location))
      }
    }
    for (path, text) in found.sorted(by: { $0.value.location < $1.value.location })
    where StringKey(rawValue: path) == nil && !isOptional(path) {
      findings.append(.unknownKey, at: text.location, "there is no phrase '\(path)'") {
        nearestNames(to: path, among: StringKey.allCases.map(\.rawValue)).first
          .map { "did you mean '\($0)'?" }
      }
    }
    guard !findings[findingsBefore...].hasErrors else { return nil }
    let interface = found.filter { $0.key.hasPrefix("interface.") }
      .map { (String($0.key.dropFirst("interface.".count)), $0.value.value) }
    return Strings(
      texts: found.mapValues(\.value),
      interface: Dictionary(first: interface))
  }

  private static func flatten(
    _ node: YAMLNode, path: String, into found: inout [String: Located<String>],
    _ findings: inout [Finding]
  ) {
    if case .mapping(let entries) = node.content {
      for entry in entries {
        let key = path.isEmpty ? section(entry.key, &findings) : "\(path).\(entry.key.value)"
        flatten(entry.value, path: key, into: &found, &findings)
      }
    } else if let text = node.exactText(for: path, &findings) {
      found[path] = text
    }
  }

  /// The name of a section today: until the next version it may be written as it was called before.
  private static func section(_ key: Located<String>, _ findings: inout [Finding]) -> String {
    guard key.value == "furniture" else { return key.value }
    findings.append(.formerName(key.value, now: "interface", at: key.location))
    return "interface"
  }

  /// Whether words may stand there, though none must.
  private static func isOptional(_ path: String) -> Bool {
    optionalSections.contains { path.hasPrefix("\($0).") }
  }

  /// The sections in which words may stand that no one needs.
  static let optionalSections = ["settings", "laws.words", "search", "interface"]
}

extension Finding {
  package static func formerName(
    _ name: String, now newName: String, at location: Location
  ) -> Finding {
    Finding(
      .formerName, at: location, "'\(name)' is called '\(newName)' now",
      hint: "write '\(newName)': the next version does not know '\(name)'")
  }

  static func unknownPlaceholder(_ name: String, known: [String], at location: Location) -> Finding
  {
    Finding(
      .unknownPlaceholder, at: location, "nothing stands for '{\(name)}' here",
      hint: known.isEmpty
        ? "this phrase has no placeholders"
        : "known here: " + known.map { "{\($0)}" }.joined(separator: ", "))
  }
}
