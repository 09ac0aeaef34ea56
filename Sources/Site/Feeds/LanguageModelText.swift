import Content

extension SiteRendering {
  /// `llms.txt`: the short answers and the laws, for programs that read texts.
  func languageModelText() -> OutputFile {
    let base = centre.site.base ?? ""
    func line(_ title: String, _ text: String, _ address: String) -> TextLine {
      TextLine(title: title, text: text, address: base + address)
    }
    let model = LanguageModelTextModel(
      siteName: centre.site.name, asOf: knowledge.asOf?.description,
      sections: sections.map { section in
        TextSection(
          title: section.title,
          lines: section.pages.map {
            line($0.page.title, $0.page.answer?.plainText ?? "", $0.page.address)
          })
      },
      laws: knowledge.claims.map { claim in
        let systems = centre.strings.list(claim.results.map(\.identitySystem.name))
        return line(
          claim.statement.says, systems, SiteAddress.claim(claim.statement.id.value))
      },
      outcomes: knowledge.outcomes.map { answer in
        line(
          answer.probe.title(centre.strings, target: centre.site.target)
            + " (\(answer.probe.mappingWords(centre.strings)))",
          answer.says, SiteAddress.outcome(answer.probe))
      })
    return OutputFile(
      path: "llms.txt", .bytes(templates.render(.languageModelText, model)))
  }
}
