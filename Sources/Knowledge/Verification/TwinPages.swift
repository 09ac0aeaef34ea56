import Diagnostics

/// Finds pages that speak of the very same evidence: one question answered twice.
///
/// - Parameter pages: In their order; of twins the later ones are reported.
func twinPages(_ pages: [CheckedPage]) -> [Finding] {
  var first: [Set<String>: CheckedPage] = [:]
  var findings: [Finding] = []
  for page in pages where !page.page.isDraft {
    let targets = page.evidenceTargets
    guard !targets.isEmpty else { continue }
    if let twin = first[targets] {
      findings.append(
        Finding(
          .twinPage, at: Location(file: page.page.source.path),
          "the page is bound to the same as another: \(targets.sorted().joined(separator: ", "))",
          hint: "make one page of the two, or bind what only this one says",
          related: [
            Finding.Related("the other page", at: Location(file: twin.page.source.path))
          ]))
    } else {
      first[targets] = page
    }
  }
  return findings
}

extension CheckedPage {
  /// What shows that the page is right, apart from sources and single values: a claim is another one
  /// for each identity system.
  fileprivate var evidenceTargets: Set<String> {
    Set(
      bindings.flatMap { binding -> [String] in
        switch binding.evidence {
        case .outcome, .table, .scenario: [binding.target]
        case .claim:
          binding.target.contains("@")
            ? [binding.target] : page.identitySystems.map { "\(binding.target)@\($0)" }
        case .setting, .attribute, .source: []
        }
      })
  }
}
