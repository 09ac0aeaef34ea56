package import Diagnostics
import Profiles
import YAML

extension SourceTree {
  /// The ids of all claims, of broken ones too.
  package var claimIDs: [String] { listedIDs(below: ClaimStatement.folder) }

  /// The ids of the target's attributes, of broken ones too.
  package var attributeIDs: [String] { listedIDs(below: AttributeCatalogue.file) }

  /// What stands under `id` in the lists of some files, whatever else is wrong with them.
  private func listedIDs(below folder: String) -> [String] {
    names(below: folder, ending: ".yaml").flatMap { name -> [String] in
      var findings: [Finding] = []
      guard let source = self[name], let root = parseYAML(source, &findings),
        case .sequence(let nodes) = root.content
      else { return [] }
      return nodes.compactMap { $0.peek("id")?.value }
    }
  }
}
