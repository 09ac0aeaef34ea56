import ArgumentParser
import Content
import Diagnostics
import Traces

extension SourceTree {
  /// Ends the command if there is no identity system with an id that somebody wrote.
  func checkIdentitySystem(_ id: String?) throws {
    guard let id, !identitySystemIDs.contains(id) else { return }
    // A profile that cannot be read is no wrong use.
    try Terminal.report(findings) { file(atPath: $0) }
    throw UsageError(
      "there is no identity system '\(id)'", hint: suggestion(for: id, among: identitySystemIDs))
  }
}

extension LookupContent {
  /// The words of the content, without which something, such as `a trace`, cannot be shown to a person.
  func words(for what: String, in folder: String, hint: String? = nil) throws -> Strings {
    if let strings { return strings }
    throw UsageError(
      "\(what) in words needs '\(folder)/phrases.yaml'",
      hint: hint ?? "run 'driftless check', or use --format json")
  }

  /// The id of the attribute that somebody means by an id, path, name or another word.
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
