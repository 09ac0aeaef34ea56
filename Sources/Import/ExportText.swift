import Diagnostics
import JSON

/// Reads an exported file.
///
/// - Returns: `nil`, with findings, if the text is no JSON, or too deep or large to be an export, or has
///   a key twice in one object.
func parseExport(_ file: SourceFile, _ findings: inout [Finding]) -> LocatedJSON? {
  do throws(JSONFault) {
    let document = try JSONDocument(reading: file.text, .content)
    for range in document.repeatedKeys {
      findings.append(
        Finding(
          .duplicateKey, at: file.location(range), "a key stands twice in one object",
          hint: "export the file again: which of the two counts, nobody can tell"))
    }
    return document.repeatedKeys.isEmpty ? document.root : nil
  } catch {
    findings.append(error.finding(in: file))
    return nil
  }
}
