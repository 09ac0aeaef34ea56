package import Content
package import Diagnostics
package import Profiles

/// What the command `lookup` needs of a help centre: no page, no scenario, and no phrase must be
/// there.
package struct LookupContent: Sendable {
  package let target: String
  /// The address at which the site can be read. While there is none, addresses are those within the site.
  package let base: String?
  package let attributes: AttributeCatalogue?
  /// In the order of their ids.
  package private(set) var identitySystems: [IdentitySystem]
  /// `nil` where there are none, or not all.
  package let strings: Strings?
  private let wording: OutcomeWording

  /// - Parameter only: The id of the one identity system that is asked about, or `nil` for all.
  package static func load(_ tree: SourceTree, only: String? = nil) -> Checked<LookupContent> {
    var findings = tree.findings
    // Words may be missing or wrong: `check` reports that, and answers are left out.
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

  /// The same content, asked about one identity system that somebody brings along.
  package func about(_ system: IdentitySystem) -> LookupContent {
    var content = self
    content.identitySystems = [system]
    return content
  }

  /// The sentence for an outcome, if exactly one phrase fits.
  package func answer(_ probe: AttributeProbe) -> String? {
    wording.answer(probe, at: probe.identitySystem.location).value?.says
  }
}

extension SourceTree {
  package var identitySystemIDs: [String] { IdentitySystem.names(self) }
}
