import Content
import Profiles

extension SiteRendering {
  /// Returns the accepted changes of behaviour, for feed readers.
  ///
  /// - Parameter base: The site's own address.
  func feed(base: String) -> OutputFile {
    let answers = knowledge.outcomes.keyed(by: \.probe.key)
    let entries = knowledge.history.enumerated().filter { !$0.element.outcomes.isEmpty }
      .map { number, change in
        FeedEntry(
          id: "\(base)\(SiteAddress.feed)#\(number + 1)", title: change.reason,
          date: change.date.description,
          answers: change.outcomes.compactMap { answers[$0] }.map { answer in
            FeedAnswer(
              title: answer.probe.title(centre.strings, target: centre.site.target),
              says: answer.says, address: base + SiteAddress.outcome(answer.probe))
          })
      }
    let model = FeedModel(
      title: "\(centre.site.name): \(title(.feedTitle))", base: base,
      address: base + SiteAddress.feed, language: centre.site.language,
      updated: (knowledge.asOf ?? CalendarDate(secondsSince1970: 0)).description,
      entries: entries.reversed())
    return OutputFile(path: SiteAddress.feed, .bytes(templates.render(.feed, model)))
  }
}
