import Knowledge
import Markup

extension SiteRendering {
  /// The page of one question.
  func question(_ checked: CheckedPage) -> OutputFile {
    let page = checked.page
    let shell = shell(
      page.title, at: page.address, description: page.description,
      under: sectionTitle(page.section).map { [$0] } ?? [], section: page.section)
    let model = QuestionPage(
      shell: shell,
      answer: page.answer.map {
        html($0, checked.answerLinks, blocks: [:], shell)
      },
      systems: page.identitySystems.compactMap { id in
        centre.identitySystem(id).map {
          NamedAddress(
            title: $0.name.capitalizingFirst, address: SiteAddress.identitySystem(id))
        }
      },
      contents: page.body.headings.filter { $0.level == 2 }.map {
        ContentsEntry(title: $0.text, anchor: $0.anchor)
      },
      body: html(page.body, checked.bodyLinks, blocks: checked.blocks, shell),
      strength: StrengthCount(count: StatementCount(checked.statements)),
      sources: sources(of: checked))
    return OutputFile(page: page.address, text: templates.render(.page, model))
  }

  private func sources(of checked: CheckedPage) -> [SourceEntry] {
    var seen = Set<String>()
    return checked.bindings.compactMap { binding in
      guard case .source(let id) = binding.evidence, seen.insert(id).inserted else { return nil }
      return sourceEntry(id)
    }
  }

  func sourceEntry(_ id: String) -> SourceEntry? {
    sources[id].map {
      SourceEntry(title: $0.title, url: $0.url, checked: $0.checked.description)
    }
  }

  /// A document with its slots filled.
  private func html(
    _ document: Document, _ links: [LinkTarget], blocks: [Int: BlockTarget], _ shell: Shell
  ) -> String {
    var html = ""
    var words = ""
    var isInLink = false
    for fragment in document.fragments {
      switch fragment {
      case .html(let text):
        if isInLink { words += text } else { html += text }
      case .linkStart:
        words = ""
        isInLink = true
      case .linkEnd(let number):
        html += link(links[number], words, shell)
        isInLink = false
      case .block(let number):
        html += blocks[number].map { block($0, shell) } ?? ""
      }
    }
    return html
  }

  private func link(_ target: LinkTarget, _ words: String, _ shell: Shell) -> String {
    switch target {
    case .external(let address):
      return "<a href=\"\(escapeHTML(address))\">\(words)</a>"
    case .page(let address, let anchor):
      let fragment = anchor.map { "#\($0)" } ?? ""
      let path = address.isEmpty ? fragment : shell.root + address + fragment
      return "<a href=\"\(escapeHTML(path))\">\(words)</a>"
    case .bound(let binding):
      return templates.render(.bound, boundWords(binding, words, shell))
        .trimmingSuffix { $0.isNewline }
    }
  }

  private func boundWords(_ binding: Binding, _ words: String, _ shell: Shell) -> BoundWords {
    var evidence = binding.evidence.address.map { shell.root + $0 } ?? ""
    var isExternal = false
    if case .source(let id) = binding.evidence, let source = sourceEntry(id) {
      evidence = source.url
      isExternal = true
    }
    return BoundWords(
      html: words, strength: binding.strength.rawValue, mark: binding.strength.mark,
      evidence: evidence, label: centre.phrases[binding.strength.label], isExternal: isExternal)
  }

  private func block(_ target: BlockTarget, _ shell: Shell) -> String {
    switch target {
    case .table(let id):
      guard let table = tables[id] else { return "" }
      return templates.render(
        .outcomeTable,
        TableInText(
          table: model(of: table, root: shell.root), root: shell.root, furniture: shell.furniture))
    case .trace(let id):
      guard let scenario = scenarios[id] else { return "" }
      return templates.render(
        .trace,
        TraceInText(trace: trace(of: scenario), root: shell.root, furniture: shell.furniture))
    }
  }
}

extension StringProtocol {
  fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> String {
    var text = self[...]
    while let last = text.last, predicate(last) { text = text.dropLast() }
    return String(text)
  }
}
