import Knowledge

extension SiteRendering {
  /// The page at an address under which a question was known before.
  func redirect(from former: String, to page: Page) -> OutputFile {
    let model = RedirectPage(
      shell: shell(page.title, at: former), address: page.address,
      absolute: centre.site.base.map { $0 + page.address })
    return OutputFile(page: former, text: templates.render(.redirect, model))
  }
}
