import Content
import Markup
import Verification

extension SiteRendering {
  /// Returns the page of one question.
  func question(_ checked: CheckedPage) -> OutputFile {
    let page = checked.page
    let answer = page.answer?.plainText
    var shell = shell(
      page.title, at: page.address, description: page.description ?? answer,
      under: sectionTitle(page.section).map { [$0] } ?? [], section: page.section,
      structuredData: answer.map { structuredData(question: page.title, answer: $0) })
    shell.aboutSystems = page.identitySystems.map(Named.init)
    shell.aboutAttributes = topics.attributes(of: page.address).map { Named(name: $0.text) }
    let (previous, next) = neighbours(of: page.address)
    let model = QuestionPage(
      shell: shell,
      answer: page.answer.map {
        html($0, checked.answerLinks, checked.answerImages, blocks: [:], shell)
      },
      reply: answer.map {
        reply(page.title, $0, at: page.address, evidence: evidence(of: checked.answerLinks))
      },
      systems: page.identitySystems.compactMap { id in
        centre.identitySystem(id).map { NamedAddress($0) }
      },
      contents: page.body.headings.filter { $0.level == 2 }.map {
        ContentsEntry(title: $0.text, anchor: $0.anchor)
      },
      body: html(
        page.body, checked.bodyLinks, checked.bodyImages, blocks: checked.blocks, shell),
      strength: StrengthCount(count: StatementCount(checked.statements)),
      sources: sources(of: checked), previous: previous, next: next,
      related: topics.related(to: page.address, atMost: 5), terms: terms(of: page),
      changed: lastChanges[page.name]?.description,
      edit: editAddress.map { $0.joined(separator: SiteAddress.encoded(page.name)) })
    return OutputFile(page: page.address, templates.render(.page, model))
  }

  /// Returns the addresses of the evidence for the short answer, each once.
  private func evidence(of links: [LinkTarget]) -> [String] {
    var seen = Set<String>()
    return links.compactMap { link -> String? in
      guard case .bound(let binding) = link else { return nil }
      if let id = binding.evidence.sourceID { return sources[id]?.url }
      return binding.evidence.address.map { (centre.site.base ?? "") + $0 }
    }.filter { seen.insert($0).inserted }
  }

  private func terms(of page: Page) -> [TermModel] {
    glossary.used(on: page).map(TermModel.init)
  }

  private func sources(of checked: CheckedPage) -> [SourceEntry] {
    var seen = Set<String>()
    return checked.bindings.compactMap { binding in
      guard let id = binding.evidence.sourceID, seen.insert(id).inserted else { return nil }
      return sourceEntry(id)
    }
  }

  func sourceEntry(_ id: String) -> SourceEntry? {
    sources[id].map {
      SourceEntry(title: $0.title, url: $0.url, checked: $0.checked.description)
    }
  }

  /// Returns a document with its slots filled.
  private func html(
    _ document: Document, _ links: [LinkTarget], _ images: [ImageTarget?],
    blocks: [Int: BlockReference], _ shell: Layout
  ) -> String {
    var html = ""
    var words = ""
    var isInLink = false
    var placed: [BlockReference: Int] = [:]
    for fragment in document.fragments {
      switch fragment {
      case .html(let text):
        if isInLink { words += text } else { html += text }
      case .linkStart:
        words = ""
        isInLink = true
      case .linkEnd(let number):
        html += link(links[number], title: document.links[number].title, words, shell)
        isInLink = false
      case .image(let number):
        let picture = images[number].map { image($0, shell) } ?? ""
        if isInLink { words += picture } else { html += picture }
      case .block(let number):
        guard let target = blocks[number] else { break }
        html += block(target, root: shell.root, repetition: placed[target, default: 0])
        placed[target, default: 0] += 1
      }
    }
    return html
  }

  private func image(_ target: ImageTarget, _ shell: Layout) -> String {
    templates.render(
      .image,
      ImageModel(
        address: shell.root + target.address, alternative: target.alternative,
        title: target.title, width: target.size?.width, height: target.size?.height)
    ).withoutLineEnd
  }

  private func link(
    _ target: LinkTarget, title: String?, _ words: String, _ shell: Layout
  ) -> String {
    let address: String
    switch target {
    case .bound(let binding):
      return templates.render(.bound, boundWords(binding, words, shell)).withoutLineEnd
    case .external(let external): address = external
    case .page(let page, let anchor):
      let fragment = anchor.map { "#\($0)" } ?? ""
      address = page.isEmpty ? fragment : shell.root + page + fragment
    case .attachment(let file): address = shell.root + file
    }
    let title = title.map { " title=\"\(escapeHTML($0))\"" } ?? ""
    return "<a href=\"\(addressEscapes(address))\"\(title)>\(words)</a>"
  }

  private func boundWords(_ binding: Binding, _ words: String, _ shell: Layout) -> BoundWords {
    var evidence = binding.evidence.address.map { shell.root + $0 } ?? ""
    var isExternal = false
    if let source = binding.evidence.sourceID.flatMap(sourceEntry) {
      evidence = source.url
      isExternal = true
    }
    return BoundWords(
      html: words, strength: binding.strength.rawValue, mark: binding.strength.mark,
      evidence: evidence, label: centre.strings[binding.strength.label], isExternal: isExternal)
  }
}

extension String {
  /// The text without trailing line breaks, because a template's file ends with one.
  fileprivate var withoutLineEnd: String {
    var text = self[...]
    while text.utf8.last == UInt8(ascii: "\n") || text.utf8.last == UInt8(ascii: "\r") {
      text = Substring(text.utf8.dropLast())
    }
    return String(text)
  }
}
