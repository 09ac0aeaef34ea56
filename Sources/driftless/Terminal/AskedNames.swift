import ArgumentParser
import Diagnostics
import Traces

extension SourceTree {
  /// Ends the command if there is no identity system with an id that somebody wrote.
  func checkIdentitySystem(_ id: String?) throws {
    guard let id, !identitySystemIDs.contains(id) else { return }
    // A profile that cannot be read is no wrong use.
    Terminal.show(findings.report()) { file(atPath: $0) }
    if findings.hasErrors { throw ExitCode.findings }
    throw UsageError(
      "there is no identity system '\(id)'", hint: suggestion(for: id, among: identitySystemIDs))
  }
}

extension LookupContent {
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
