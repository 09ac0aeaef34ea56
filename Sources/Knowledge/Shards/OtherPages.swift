import Diagnostics
import Markup

extension HelpCentre {
  /// The pages of other shards.
  private var otherPages: [Page] {
    portion.isWhole ? [] : pages.filter { !portion.owns(.page, $0.name) }
  }

  /// How many statements of other shards' pages nothing shows to be true.
  var unboundElsewhere: Int {
    guard !portion.isWhole else { return 0 }
    let vocabulary = Vocabulary(site.vocabulary)
    return otherPages.filter { !$0.isDraft }.flatMap(\.documents)
      .reduce(0) { $0 + $1.unboundCount(vocabulary) }
  }

  /// What is wrong on other shards' pages since one of this shard's claims is not proved: only this
  /// shard has the verdict.
  func refutationsElsewhere(_ evidence: Evidence) -> [Finding] {
    otherPages.flatMap { page in
      let check = PageCheck(page, evidence)
      return page.documents.flatMap(\.links).flatMap { link -> [Finding] in
        guard link.destination.hasPrefix("claim:"),
          let meant = check.claimMeant(by: String(link.destination.dropFirst("claim:".count)))
        else { return [] }
        return check.refutations(of: meant.claim, under: meant.systems, link)
      }
    }
  }
}
