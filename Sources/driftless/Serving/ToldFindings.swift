import Content
import Diagnostics
import JSON
import Markup
import Reports

/// Findings as the pages tell them, with what they are about.
struct ToldFindings {
  private static let linesMax = 5

  let look: LiveLook

  var json: JSON { .array(look.findings.map(json)) }

  private func json(_ finding: Finding) -> JSON {
    guard case .object(let members) = finding.json else { return finding.json }
    let page = look.page(atPath: finding.location.file)
    let path = page.map {
      String(SiteAddress.file(ofPage: $0.address).dropLast("index.html".count))
    }
    let further: [(String, JSON)] = [
      ("page", .optional(path)), ("source", .optional(source(of: finding))),
      ("words", .optional(page.flatMap { words(of: finding, on: $0) })),
    ]
    return JSON(members.map { ($0.key, $0.value) } + further)
  }

  private func source(of finding: Finding) -> String? {
    let place = finding.location
    guard let file = look.file(atPath: place.file) else { return nil }
    let last = min(place.end.line, place.start.line + Self.linesMax - 1, file.lineCount)
    guard place.start.line <= last else { return nil }
    return (place.start.line...last).map { String(file.line($0)) }.joined(separator: "\n")
  }

  /// The words of the link that it is about.
  private func words(of finding: Finding, on page: Page) -> String? {
    page.documents.flatMap(\.links).first { $0.location == finding.location }?.words
  }
}
