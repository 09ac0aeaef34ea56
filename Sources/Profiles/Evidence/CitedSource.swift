package import Diagnostics
import Shapes
import SyncEngine
import YAML

/// An entry of `sources.yaml`: a page that facts are taken from.
package struct CitedSource: Sendable {
  package let id: Located<String>
  package let title: String
  package let url: String
  /// When the source was last read.
  package let checked: CalendarDate
  /// How long the check is good for, in days.
  package let goodForDays: Int

  /// Whether the check is out of date.
  package func isStale(on today: CalendarDate) -> Bool { today.day > checked.day + goodForDays }
}

extension CitedSource {
  package static let file = "sources.yaml"

  /// - Parameter broken: Gets the names of the entries that are not returned.
  package static func load(
    _ tree: SourceTree, _ findings: inout [Finding], broken: inout BrokenNames
  ) -> [CitedSource] {
    guard let source = tree[file] else {
      if tree.isUnreadable(file) { broken.insert(nil) }
      return []
    }
    let before = findings.count
    let root = parseYAML(source, &findings)
    if findings[before...].hasErrors { broken.insert(nil) }
    guard let root else { return [] }
    var seen: [ExactString: Location] = [:]
    let elements = root.elements(of: "sources", &findings)
    let sources = elements.compactMap { node -> CitedSource? in
      let subject = "a source"
      guard let fields = Fields(node, of: subject, entryShape, &findings) else { return nil }
      let id = fields.text(required: "id", in: subject, &findings)
      let title = fields.text(required: "title", in: subject, &findings)
      let url = fields.text(required: "url", in: subject, &findings)
      let checked = fields.text(required: "checked", in: subject, &findings)
      let goodFor = fields.text(required: "good-for", in: subject, &findings)
        .flatMap { $0.duration(for: "good-for", in: 1_440...Simulator.lastMinute, &findings) }
      if let url, !WebAddress.isValid(url.value) {
        findings.append(
          .invalidValue, at: url.location,
          "'url' must be an absolute address that begins with https:// or http://",
          hint: "copy it from a browser, where a space, for example, is %20")
      }
      var date: CalendarDate?
      if let checked {
        date = CalendarDate(checked.value)
        if date == nil {
          findings.append(
            .invalidValue, at: checked.location, "'\(checked.value)' is no date",
            hint: "write it such as 2026-11-20")
        }
      }
      guard let id, isNew(id, in: &seen, &findings), let title, let url, let date, let goodFor
      else { return nil }
      return CitedSource(
        id: id, title: title.value, url: url.value, checked: date,
        goodForDays: Int(goodFor.value.minutes) / 1_440)
    }
    if sources.count < elements.count {
      for node in elements { broken.insert(node.peek("id")?.value) }
    }
    return sources
  }
}
