import Diagnostics

/// `knowledge.json`: the reviewed record of behaviour, one entry a line so that its differences read
/// well.
public struct KnowledgeRecord: Equatable, Sendable {
  public struct Entry: Equatable, Sendable {
    /// Unique in its section.
    public let key: String
    /// The entry's value as JSON on one line.
    public let value: String
    /// What the entry comes from, and what may have changed it; nothing in a record that was read.
    let related: [Finding.Related]

    init(key: String, value: JSON, related: [Finding.Related]) {
      self.key = key
      self.value = value.text
      self.related = related
    }

    /// - Parameter value: JSON on one line, as it was read.
    init(key: String, value: String) {
      self.key = key
      self.value = value
      related = []
    }
  }

  public struct Section: Equatable, Sendable {
    public let name: String
    public let entries: [Entry]
  }

  /// Why the record was changed, and when.
  public struct Change: Equatable, Sendable {
    public let date: CalendarDate
    public let reason: String
    /// The keys of the outcomes that changed with it.
    public let outcomes: [String]

    public init(date: CalendarDate, reason: String, outcomes: [String]) {
      self.date = date
      self.reason = reason
      self.outcomes = outcomes
    }

    /// The reason alone where no outcome changed.
    var value: JSON {
      outcomes.isEmpty
        ? .string(reason)
        : ["reason": .string(reason), "outcomes": .array(outcomes.map(JSON.string))]
    }
  }

  public let sections: [Section]
  /// The latest change stands last.
  public let changes: [Change]

  /// The day on which the record was accepted last.
  public var asOf: CalendarDate? { changes.last?.date }

  public func with(changes: [Change]) -> KnowledgeRecord {
    KnowledgeRecord(sections: sections, changes: changes)
  }

  /// The values of a section by their keys.
  func values(_ section: String) -> [Word: String] {
    Dictionary(
      (sections.first { $0.name == section }?.entries ?? []).map { (Word($0.key), $0.value) },
      uniquingKeysWith: { first, _ in first })
  }
}

extension KnowledgeRecord {
  static let changesSection = "changes"
  static let outcomesSection = "outcomes"

  /// The record as it is kept.
  public var text: String {
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
