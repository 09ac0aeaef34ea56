package import Content
import Diagnostics
import Markup
package import Profiles

extension PageCheck {
  /// Returns the target of a link. Bound words are compared with their evidence.
  mutating func target(of link: Link, _ destination: LinkDestination) -> LinkTarget {
    let target = untitledTarget(of: link, destination)
    if case .bound = target, let title = link.title {
      findings.append(
        Finding(
          .titledBinding, at: link.location, "the title '\(title)' is not published",
          hint: "bound words lead to their evidence and have no title: write it in the text"))
    }
    return target
  }

  private mutating func untitledTarget(
    of link: Link, _ destination: LinkDestination
  ) -> LinkTarget {
    switch destination {
    case .bound(let reference): return target(of: link, boundTo: reference)
    case .incomplete(.outcome, let rest):
      return noTable(rest, table: rest.parted(at: "/").map { String($0.before) } ?? rest, link)
    case .incomplete(.value, let rest):
      return noValue(rest, system: rest.split(separator: "/").first.map(String.init), link)
    case .incomplete(.claim, _), .incomplete(.source, _): return .external("")
    case .relative(let path, let file, let anchor): return internalLink(link, path, file, anchor)
    case .external: return .external(link.destination)
    case .unknown(let scheme):
      let known = Reference.Scheme.allCases.map(\.rawValue) + LinkDestination.externalSchemes
      findings.append(
        Finding(
          .unknownBinding, at: link.location,
          "nothing is known of links that begin with '\(scheme):'",
          hint: suggestion(for: scheme, among: known)))
      return .external("")
    }
  }

  private mutating func target(of link: Link, boundTo reference: Reference) -> LinkTarget {
    switch reference {
    case .outcome(let table, let row): return outcome(row, of: table, reference, link)
    case .setting(let system, let path): return setting(path, of: system, reference, link)
    case .attribute(let id, let fact): return self.fact(fact, of: id, reference, link)
    case .source(let id): return source(id, reference, link)
    case .claim(let id, let system): return claim(id, for: system, reference, link)
    case .table, .scenario: preconditionFailure("no link is read as the binding of a block")
    }
  }

  private mutating func noTable(_ id: String, table: String, _ link: Link) -> LinkTarget {
    findings.append(
      Finding(
        .unknownBinding, at: link.location, "there is no table of outcomes for '\(id)'"
      ) { [tables = evidence.centre.tables] in
        suggestion(for: table, among: tables.map(\.id))
          ?? "write \(Reference.outcome(table: "TABLE", row: "ROW").text)"
      })
    return .external("")
  }

  private mutating func outcome(
    _ id: String, of tableID: String, _ reference: Reference, _ link: Link
  ) -> LinkTarget {
    guard let table = evidence.outcomeTable(tableID) else {
      // A table with mistakes already has its findings.
      return evidence.centre.broken.scenarios.mayMean(tableID)
        ? .external("") : noTable("\(tableID)/\(id)", table: tableID, link)
    }
    guard let row = table.rows.firstIndex(where: { $0.id == id }) else {
      findings.append(
        Finding(
          .unknownBinding, at: link.location, "the table '\(tableID)' has no row '\(id)'",
          related: [Finding.Related("the table", at: table.location)]
        ) {
          suggestion(for: id, among: table.rows.map(\.id))
            ?? "a row's id is made of its axes' values"
        })
      return .external("")
    }
    // An outcome without an answer already has its finding, and so do missing words.
    guard let answer = evidence.answers[tableID]?[row], !evidence.centre.broken.lacksWords else {
      return .external("")
    }
    if !([answer.says] + answer.also).contains(where: { isSaid($0, by: link) }) {
      wrong(
        link, right: answer.wording(like: link.words),
        related: [
          Finding.Related(
            "the row '\(id)' asks this of '\(answer.probe.identitySystem.id)'",
            at: table.location)
        ] + changes(answer.probe.identitySystem.id))
    }
    return .bound(
      bind(
        link.words, .simulated, reference,
        assuming: answer.assumptions, at: link.location))
  }

  private mutating func noValue(_ id: String, system: String?, _ link: Link) -> LinkTarget {
    if let system, evidence.centre.broken.identitySystems.mayMean(system) { return .external("") }
    findings.append(
      Finding(.unknownBinding, at: link.location, "there is no value '\(id)'") {
        [systems = evidence.centre.identitySystems] in
        suggestion(for: system ?? "", among: systems.map(\.id))
          ?? "write value:IDENTITY-SYSTEM/KEY, for example value:entra-id/cycle.every"
      })
    return .external("")
  }

  private mutating func setting(
    _ path: String, of id: String, _ reference: Reference, _ link: Link
  ) -> LinkTarget {
    guard !evidence.centre.broken.identitySystems.mayMean(id),
      let system = evidence.centre.identitySystem(id)
    else {
      return noValue("\(id)/\(path)", system: id, link)
    }
    guard let right = evidence.centre.words(for: path, of: system) else {
      findings.append(
        Finding(
          .unknownBinding, at: link.location, "'\(system.id)' has no '\(path)'",
          hint: suggestion(for: path, among: system.settings.map(\.path) + ["name"]),
          related: [Finding.Related("the identity system", at: system.location)]))
      return .external("")
    }
    let isTold = system.minutes(of: path) != nil && evidence.centre.broken.lacksWords
    if !isTold, !isSaid(right, by: link) {
      wrong(
        link, right: right,
        related: [Finding.Related("'\(path)' is set here", at: system.location(of: path))])
    }
    return .bound(
      bind(
        link.words, .simulated, reference,
        assuming: system.assumption(behind: path).map { [$0] } ?? [], at: link.location))
  }

  private mutating func source(_ id: String, _ reference: Reference, _ link: Link) -> LinkTarget {
    guard let source = evidence.source(id) else {
      if evidence.centre.broken.sources.mayMean(id) { return .external("") }
      findings.append(
        .unknownSource(Located(id, at: link.location), known: evidence.centre.sources))
      return .external("")
    }
    if source.isStale(on: evidence.today) {
      findings.append(
        Finding(
          .staleSource, at: link.location,
          "the source '\(id)' was checked on \(source.checked), more than "
            + "\(counted(source.goodForDays, "day")) ago",
          hint: "read it again, then set 'checked' to the day on which you did",
          related: [Finding.Related("the source", at: source.id.location)]))
    }
    return .bound(
      bind(link.words, .cited, reference, at: link.location))
  }

  mutating func wrongFact(_ link: Link, right: String, at place: Location?) {
    wrong(
      link, right: right, related: place.map { [Finding.Related("the attribute", at: $0)] } ?? [])
  }

  func isSaid(_ text: String, by link: Link) -> Bool {
    foldingWhiteSpace(text).saysTheSame(as: link.words)
  }

  func changes(_ system: String) -> [Finding.Related] { evidence.changes[system] ?? [] }

  private mutating func wrong(_ link: Link, right: String, related: [Finding.Related]) {
    let right = foldingWhiteSpace(right)
    findings.append(
      Finding(
        .wrongWords, at: link.location, "'\(link.words)' is not what happens",
        hint: "write: \(right)", related: related))
    guard let range = link.wordsRange else { return }
    // The writer chooses the case of the first letter, because the words may be in the middle of a
    // sentence.
    let small =
      link.words.first?.isLowercase == true && right.first?.isUppercase == true
      && right.dropFirst().first?.isLowercase == true
    let lowercased = right.prefix(1).lowercased() + right.dropFirst()
    let text = small && lowercased.saysTheSame(as: right) ? lowercased : right
    corrections.append(
      Correction(file: page.name, range: range, text: escapedForMarkdown(text)))
  }
}

extension HelpCentre {
  /// Returns the words for a setting as pages show it.
  package func words(for path: String, of system: IdentitySystem) -> String? {
    if let minutes = system.minutes(of: path) { return strings.duration(minutes: minutes) }
    return path == "name" ? system.name : system.settings.first { $0.path == path }?.word
  }
}

extension PageCheck {
  private mutating func internalLink(
    _ link: Link, _ path: String, _ name: String?, _ anchor: String?
  ) -> LinkTarget {
    if let name, anchor == nil, let attachment = evidence.attachments[name] {
      return .attachment(address: attachment.address)
    }
    guard let name, let target = evidence.destinations[name] else {
      if let name, evidence.centre.broken.pages.mayMean(name) { return .external("") }
      findings.append(
        Finding(
          .deadLink, at: link.location, "'\(link.destination)' leads to no page",
          hint: deadLinkHint(path)))
      return .external("")
    }
    if let anchor, !target.anchors.contains(anchor) {
      findings.append(
        Finding(
          .deadLink, at: link.location, "'\(name)' has no heading '#\(anchor)'"
        ) { suggestion(for: anchor, among: target.anchors.sorted()) })
    }
    if target.isDraft, !page.isDraft {
      findings.append(
        Finding(
          .deadLink, at: link.location, "'\(name)' is a draft, which is not published",
          hint: "publish it, or remove the link"))
    }
    return .page(address: path.isEmpty ? "" : target.address, anchor: anchor)
  }

  /// Returns the picture that an image on the page refers to, if it can be shown.
  mutating func target(of image: Image) -> ImageTarget? {
    if image.alternative.isEmpty {
      findings.append(
        Finding(
          .invalidImage, at: image.location, "'\(image.destination)' has no text beside it",
          hint: "write ![what it shows](\(image.destination))"))
    }
    guard let name = page.resolve(image.destination),
      let attachment = evidence.attachments[name]
    else {
      findings.append(
        Finding(
          .invalidImage, at: image.location, "there is no picture '\(image.destination)'"
        ) { [attachments = evidence.attachments] in
          image.destination.contains("://")
            ? "put the file beside the page: pages load nothing from elsewhere"
            : suggestion(
              for: fileName(of: image.destination),
              among: attachments.keys.map(fileName).sorted())
              ?? "paths start from this page's folder"
        })
      return nil
    }
    return ImageTarget(
      address: attachment.address, alternative: image.alternative, title: image.title,
      size: attachment.size)
  }

  private func deadLinkHint(_ path: String) -> String {
    guard path.hasSuffix(".md") else {
      return "pages link to each other by the relative path of the other's file, ending in .md"
    }
    return evidence.pathsByFile[fileName(of: path)].map {
      "there is a page '\($0)'; paths start from this page's folder"
    }
      ?? "paths start from this page's folder"
  }
}
