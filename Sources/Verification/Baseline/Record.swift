import Diagnostics
import JSON
package import Profiles

/// `knowledge.json`: the reviewed record of behaviour. Each entry is on a line of its own, so that
/// diffs are easy to read.
package struct Baseline: Equatable, Sendable {
  package struct Entry: Equatable, Sendable {
    /// A key that is unique in its section.
    package let key: String
    /// The entry's value as JSON on one line.
    package let value: String
    /// The content behind the entry, and what may have changed it; empty in a record read from a file.
    let related: [Finding.Related]

    init(key: String, value: JSON, related: [Finding.Related]) {
      self.key = key
      self.value = value.text
      self.related = related
    }

    /// - Parameter value: The JSON on one line, as read.
    init(key: String, value: String) {
      self.key = key
      self.value = value
      related = []
    }
  }

  package struct Section: Equatable, Sendable {
    package let name: String
    package let entries: [Entry]
  }

  /// Why the record was changed, and when.
  package struct Change: Equatable, Sendable {
    package let date: CalendarDate
    package let reason: String
    /// The keys of the outcomes that changed at the same time.
    package let outcomes: [String]

    package init(date: CalendarDate, reason: String, outcomes: [String]) {
      self.date = date
      self.reason = reason
      self.outcomes = outcomes
    }

    /// The JSON form: only the reason if no outcome changed.
    var value: JSON {
      outcomes.isEmpty
        ? .string(reason)
        : ["reason": .string(reason), "outcomes": .array(outcomes.map(JSON.string))]
    }
  }

  package let sections: [Section]
  /// The accepted changes, the latest last.
  package let changes: [Change]

  /// The day on which the record was last accepted.
  package var asOf: CalendarDate? { changes.last?.date }

  package func with(changes: [Change]) -> Baseline {
    Baseline(sections: sections, changes: changes)
  }

  /// Returns the values of a section by key.
  func values(_ section: String) -> [ExactString: String] {
    Dictionary(
      (sections.first { $0.name == section }?.entries ?? []).map {
        (ExactString($0.key), $0.value)
      },
      uniquingKeysWith: { first, _ in first })
  }
}

extension Baseline {
  static let changesSection = "changes"
  static let outcomesSection = "outcomes"

  /// The text of the record's file.
  package var text: String {
    let changes = Section(
      name: Self.changesSection,
      entries: self.changes.enumerated().map { number, change in
        Entry(
          key: "\(number + 1) \(change.date)", value: change.value.text)
      })
    var text: [UInt8] = []
    func append(_ part: String) { text.append(contentsOf: part.utf8) }
    for (number, section) in (sections + [changes]).enumerated() {
      append(number == 0 ? "{\n  " : ",\n  ")
      append(JSON.string(section.name).text)
      append(": {\n")
      for (number, entry) in section.entries.enumerated() {
        append(number == 0 ? "    " : ",\n    ")
        append(JSON.string(entry.key).text)
        append(": ")
        append(entry.value)
      }
      append(section.entries.isEmpty ? "  }" : "\n  }")
    }
    append("\n}\n")
    return String(decoding: text, as: UTF8.self)
  }
}
