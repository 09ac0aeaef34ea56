package import Content
import Diagnostics
import Markup
package import Profiles

extension PageCheck {
  /// Where a link leads; bound words are compared with what they are bound to.
  mutating func target(of link: Link) -> LinkTarget {
    let target = untitledTarget(of: link)
    if case .bound = target, let title = link.title {
      findings.append(
        Finding(
          .titledBinding, at: link.location, "the title '\(title)' is not published",
          hint: "bound words lead to their evidence and have no title: write it in the text"))
    }
    return target
  }

  private mutating func untitledTarget(of link: Link) -> LinkTarget {
    let parts = link.destination.parted(at: ":")
    let scheme = parts.map { String($0.before) } ?? ""
    let rest = parts.map { String($0.after) } ?? link.destination
    switch scheme {
    case "outcome": return outcome(rest, link)
    case "value": return value(rest, link)
    case "source": return source(rest, link)
    case "claim": return claim(rest, link)
    case "": return internalLink(link)
    case _ where Self.externalSchemes.contains(scheme.lowercased()):
      return .external(link.destination)
    default:
      let known = ["outcome", "value", "source", "claim"] + Self.externalSchemes
      findings.append(
        Finding(
          .unknownBinding, at: link.location,
          "nothing is known of links that begin with '\(scheme):'",
          hint: suggestion(for: scheme, among: known)))
      return .external("")
    }
  }

  private static let externalSchemes = ["https", "http", "mailto", "tel"]

  private mutating func outcome(_ id: String, _ link: Link) -> LinkTarget {
    let parts = id.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let table = evidence.outcomeTable(parts[0]) else {
      // A table with mistakes has its findings already.
      if parts.count != 2 || !evidence.centre.broken.scenarios.mayMean(parts[0]) {
        findings.append(
          Finding(
            .unknownBinding, at: link.location, "there is no table of outcomes for '\(id)'"
          ) { [tables = evidence.centre.tables] in
            suggestion(for: parts[0], among: tables.map(\.id)) ?? "write outcome:TABLE/ROW"
          })
      }
      return .external("")
    }
    guard let row = table.rows.firstIndex(where: { $0.id == parts[1] }) else {
      findings.append(
        Finding(
          .unknownBinding, at: link.location, "the table '\(parts[0])' has no row '\(parts[1])'",
          related: [Finding.Related("the table", at: table.location)]
        ) {
          suggestion(for: parts[1], among: table.rows.map(\.id))
            ?? "a row's id is made of its axes' values"
        })
      return .external("")
    }
    // An outcome without an answer has its finding already, as have words that are missing.
    guard let answer = evidence.answers[parts[0]]?[row], !evidence.centre.broken.lacksWords else {
      return .external("")
    }
    if !([answer.says] + answer.also).contains(where: { isSaid($0, by: link) }) {
      wrong(
        link, right: answer.wording(like: link.words),
        related: [
          Finding.Related(
            "the row '\(parts[1])' asks this of '\(answer.probe.identitySystem.id)'",
            at: table.location)
        ] + changes(answer.probe.identitySystem.id))
    }
    return .bound(
      bind(
        link.destination, link.words, .simulated, .outcome(table: parts[0], row: parts[1]),
        assuming: answer.assumptions, at: link.location))
  }

  private mutating func value(_ id: String, _ link: Link) -> LinkTarget {
    let parts = id.split(separator: "/", maxSplits: 1).map(String.init)
    let systems = evidence.centre.identitySystems
    if parts.count == 2, parts[0] == Self.attributes,
      !systems.contains(where: { $0.id == parts[0] })
    {
      return fact(parts[1], link)
    }
    if let id = parts.first, evidence.centre.broken.identitySystems.mayMean(id) {
      return .external("")
    }
    guard parts.count == 2, let system = systems.first(where: { $0.id == parts[0] }) else {
      findings.append(
        Finding(
          .unknownBinding, at: link.location, "there is no value '\(id)'"
        ) {
          suggestion(for: parts.first ?? "", among: systems.map(\.id))
            ?? "write value:IDENTITY-SYSTEM/KEY, for example value:entra-id/cycle.every"
        })
      return .external("")
    }
    guard let right = evidence.centre.words(for: parts[1], of: system) else {
      findings.append(
        Finding(
          .unknownBinding, at: link.location, "'\(system.id)' has no '\(parts[1])'",
          hint: suggestion(for: parts[1], among: system.settings.map(\.path) + ["name"]),
          related: [Finding.Related("the identity system", at: system.location)]))
      return .external("")
    }
    let isTold = system.minutes(of: parts[1]) != nil && evidence.centre.broken.lacksWords
    if !isTold, !isSaid(right, by: link) {
      wrong(
        link, right: right,
        related: [Finding.Related("'\(parts[1])' is set here", at: system.location(of: parts[1]))])
    }
    return .bound(
      bind(
        link.destination, link.words, .simulated,
        .setting(identitySystem: system.id, path: parts[1]),
        assuming: system.assumption(behind: parts[1]).map { [$0] } ?? [], at: link.location))
  }

  private mutating func source(_ id: String, _ link: Link) -> LinkTarget {
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
      bind(link.destination, link.words, .cited, .source(id), at: link.location))
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
    // The case of the first letter is the writer's: the words may stand within a sentence.
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
  /// A setting as pages show it.
  package func words(for path: String, of system: IdentitySystem) -> String? {
    if let minutes = system.minutes(of: path) { return strings.duration(minutes: minutes) }
    return path == "name" ? system.name : system.settings.first { $0.path == path }?.word
  }
}

extension PageCheck {
  private mutating func internalLink(_ link: Link) -> LinkTarget {
    let parts = link.destination.parted(at: "#")
    let path = parts.map { String($0.before) } ?? link.destination
    let anchor = parts.map { String($0.after) }
    let name = page.nameOfPage(at: link.destination)
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

  /// The picture that an image of the page means, if it can be shown.
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
