import Diagnostics

/// A workspace with everything corrected that can be, which is not written yet.
struct CorrectedWorkspace {
  let workspace: Workspace
  /// The errors that stay.
  let left: [Finding]
  /// How many others could be corrected.
  let correctableCount: Int
}

extension Workspace {
  /// What can be written anew.
  private static let correctable: Set<FindingCode> = [
    .wrongWords, .wrongTable, .wrongTrace, .missingBlock,
  ]

  func corrected() async throws -> CorrectedWorkspace {
    // Corrections that overlap wait for another round.
    let roundsMax = 4
    var workspace = self
    for round in 1...roundsMax {
      let wrong = (workspace.contentFindings + workspace.stored.findings)
        .filter { $0.severity == .error }
      if wrong.isEmpty { break }
      let texts = Corrections(workspace.verification.corrections).applied(
        to: workspace.content)
      let isHopeless = texts.isEmpty || round == roundsMax
      let others = wrong.filter { isHopeless || !Self.correctable.contains($0.code) }
      guard others.isEmpty else {
        return CorrectedWorkspace(
          workspace: workspace, left: others, correctableCount: wrong.count - others.count)
      }
      workspace = try await workspace.replacing(texts)
    }
    return CorrectedWorkspace(workspace: workspace, left: [], correctableCount: 0)
  }
}
