import Knowledge

extension SiteRendering {
  /// A page at each address under which a question was known before.
  func redirects() -> [OutputFile] {
    knowledge.pages.filter { !$0.page.isDraft }.flatMap { checked in
      checked.page.formerAddresses.map { former in
        let model = RedirectPage(
          shell: shell(checked.page.title, at: former.value),
          address: checked.page.address,
          absolute: centre.site.base.map { $0 + checked.page.address })
        return OutputFile(page: former.value, text: templates.render(.redirect, model))
      }
    }
  }
}
