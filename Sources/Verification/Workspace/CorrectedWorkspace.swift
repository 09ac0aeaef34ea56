package import Diagnostics

/// A workspace with everything corrected that can be, which is not written yet.
package struct CorrectedWorkspace: Sendable {
  package let workspace: Workspace
  /// The errors that stay.
  package let left: [Finding]
  /// How many others could be corrected.
  package let correctableCount: Int
}

extension Workspace {
  /// What a correction removes.
  private static let correctable: Set<FindingCode> = [
    .wrongWords, .wrongTable, .wrongTrace, .missingBlock,
  ]

  /// Applies corrections until nothing is wrong, or nothing more can be corrected.
  package func corrected() async -> CorrectedWorkspace {
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
      workspace = await workspace.replacing(texts)
    }
    return CorrectedWorkspace(workspace: workspace, left: [], correctableCount: 0)
  }
}
