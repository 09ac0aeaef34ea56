package import Content
package import Diagnostics
package import Profiles

/// The part of a help centre that the command `lookup` needs. It may lack pages, scenarios and phrases.
package struct LookupContent: Sendable {
  package let target: String
  /// The address where the site is published. If `nil`, addresses are relative to the site.
  package let base: String?
  package let attributes: AttributeCatalogue?
  /// The identity systems in the order of their ids.
  package private(set) var identitySystems: [IdentitySystem]
  /// The phrases; `nil` if there are none or not all could be loaded.
  package let strings: Strings?
  private let wording: OutcomeWording

  /// - Parameter only: The id of the requested identity system, or `nil` for all.
  package static func load(_ tree: SourceTree, only: String? = nil) -> Checked<LookupContent> {
    var findings = tree.findings
    // Words may be missing or wrong: `check` reports that, and answers are left out here.
    var unreported: [Finding] = []
    let site = SiteSettings.load(tree, &unreported)
    let attributes = AttributeCatalogue.load(tree, &findings)
    let ids = IdentitySystem.names(tree).filter { only == nil || $0 == only }
    let systems = ids.compactMap {
      IdentitySystem.load($0, tree, attributes: attributes, &findings)
    }
    let strings = Strings.load(tree, &unreported)
    let wording = OutcomeWording(
      strings: OutcomePhrase.load(tree, &unreported), words: strings, target: site?.target ?? "",
      attributes: attributes)
    let content = LookupContent(
      target: site?.target ?? "", base: site?.published, attributes: attributes,
      identitySystems: systems, strings: strings, wording: wording)
    return Checked(content, findings)
  }

  /// Returns the same content with an identity system that the user supplies in place of its own.
  package func about(_ system: IdentitySystem) -> LookupContent {
    var content = self
    content.identitySystems = [system]
    return content
  }

  /// Returns the sentence for an outcome, if exactly one phrase fits.
  package func answer(_ probe: AttributeProbe) -> String? {
    wording.answer(probe, at: probe.identitySystem.location).value?.says
  }
}

extension SourceTree {
  package var identitySystemIDs: [String] { IdentitySystem.names(self) }
}
