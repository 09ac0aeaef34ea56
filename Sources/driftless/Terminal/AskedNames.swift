import ArgumentParser
import Content
import Diagnostics
import Traces

extension SourceTree {
  /// Ends the command if no identity system has the given id.
  func checkIdentitySystem(_ id: String?) throws {
    guard let id, !identitySystemIDs.contains(id) else { return }
    // An unreadable profile is not a usage error.
    try Terminal.report(findings) { file(atPath: $0) }
    throw UsageError(
      "there is no identity system '\(id)'", hint: suggestion(for: id, among: identitySystemIDs))
  }
}

extension LookupContent {
  /// Returns the words of the content, which are required to show something, such as `a trace`, to a
  /// person.
  func words(for what: String, in folder: String, hint: String? = nil) throws -> Strings {
    if let strings { return strings }
    throw UsageError(
      "\(what) in words needs '\(folder)/phrases.yaml'",
      hint: hint ?? "run 'driftless check', or use --format json")
  }

  /// Returns the id of the attribute that an id, path, name or another word refers to.
  func attributeID(meaning words: String) throws -> ExactString {
    guard let catalogue = attributes else { return ExactString(words) }
    if let entry = catalogue.attribute(meaning: words) { return entry.id }
    let near = catalogue.suggestions(for: words)
    throw UsageError(
      "\(target.isEmpty ? "the target" : target) has no attribute '\(words)'",
      hint: near.isEmpty
        ? "known here: " + catalogue.entries.map(\.id.text).joined(separator: ", ")
        : "did you mean " + near.map { "'\($0)'" }.joined(separator: " or ") + "?")
  }
}
