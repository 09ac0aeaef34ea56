public import Diagnostics
import Foundation

/// A record as it was read, with the places of its entries.
public struct StoredRecord: Sendable {
  public let record: KnowledgeRecord
  public let file: SourceFile
  /// The lines of the entries, by section and key.
  private let lines: [String: Int]
  /// The lines on which the sections begin.
  private let sectionLines: [String: Int]

  /// Reads a record that `driftless accept` wrote.
  public static func read(_ file: SourceFile) -> Checked<StoredRecord?> {
    var sections: [(name: String, entries: [KnowledgeRecord.Entry])] = []
    var lines: [String: Int] = [:]
    var sectionLines: [String: Int] = [:]
    for number in 1...file.lineCount {
      let line = file.line(number)
      if line.hasPrefix("    \""), let entry = entry(line), let section = sections.last?.name {
        sections[sections.count - 1].entries.append(entry)
        lines["\(section) \(entry.key)"] = number
      } else if line.hasPrefix("  \""), line.hasSuffix(": {"),
        let name = string(line.dropFirst(2).dropLast(3))
      {
        sections.append((name, []))
        sectionLines[name] = sectionLines[name] ?? number
      }
    }
    let kept = sections.filter { $0.name != KnowledgeRecord.changesSection }
    let record = KnowledgeRecord(
      sections: kept.map { .init(name: $0.name, entries: $0.entries) },
      changes: sections.filter { $0.name == KnowledgeRecord.changesSection }.flatMap(\.entries)
        .compactMap(change))
    guard Word(record.text) == Word(file.text) else {
      return Checked(
        nil,
        [
          Finding(
            .unreadableRecord, at: firstDifference(record.text, file),
            "the record is not as 'driftless accept' wrote it",
            hint: "undo the change by hand, or take both sides of a merge back and accept anew")
        ])
    }
    return Checked(
      StoredRecord(record: record, file: file, lines: lines, sectionLines: sectionLines))
  }

  /// Where an entry stands; or its section, if the record does not have it.
  func location(_ section: String, _ key: String) -> Location {
    lines["\(section) \(key)"].map { location(line: $0) } ?? location(section: section)
  }

  func location(section: String) -> Location { location(line: sectionLines[section] ?? 1) }

  /// A line without its indentation.
  func location(line: Int) -> Location {
    let scalars = file.line(line).unicodeScalars
    let indentation = scalars.prefix { $0 == " " }.count
    return Location(
      file: file.path, at: SourcePosition(line: line, column: indentation + 1),
      count: scalars.count - indentation)
  }

  private static func entry(_ line: Substring) -> KnowledgeRecord.Entry? {
    let bytes = line.utf8
    let separator = bytes.indices.first { place in
      bytes[place] == UInt8(ascii: "\"") && bytes[place...].starts(with: "\": ".utf8)
    }
    guard let separator, let key = string(line[..<bytes.index(after: separator)].dropFirst(4))
    else { return nil }
    let value = line[bytes.index(separator, offsetBy: 3)...]
    return KnowledgeRecord.Entry(
      key: key, value: String(value.hasSuffix(",") ? value.dropLast() : value))
  }

  private static func string(_ json: some StringProtocol) -> String? {
    let bytes = Array(json.utf8)
    let inner = bytes.dropFirst().dropLast()
    let quote = UInt8(ascii: "\"")
    // Most texts have no escapes.
    if bytes.count >= 2, bytes.first == quote, bytes.last == quote,
      inner.allSatisfy({ $0 >= 0x20 && $0 != quote && $0 != UInt8(ascii: "\\") })
    {
      return String(decoding: inner, as: UTF8.self)
    }
    return try? JSONDecoder().decode(String.self, from: Data(bytes))
  }

  private static func change(_ entry: KnowledgeRecord.Entry) -> KnowledgeRecord.Change? {
    guard let date = entry.key.split(separator: " ").last.flatMap({ CalendarDate(String($0)) })
    else { return nil }
    if let reason = string(entry.value) {
      return KnowledgeRecord.Change(date: date, reason: reason, outcomes: [])
    }
    return (try? JSONDecoder().decode(ChangeValue.self, from: Data(entry.value.utf8))).map {
      KnowledgeRecord.Change(date: date, reason: $0.reason, outcomes: $0.outcomes)
    }
  }

  private struct ChangeValue: Decodable {
    let reason: String
    let outcomes: [String]
  }

  private static func firstDifference(_ text: String, _ file: SourceFile) -> Location {
    let canonical = SourceFile(path: file.path, text: text)
    let line = (1...file.lineCount).first { canonical.line($0) != file.line($0) } ?? 1
    return Location(
      file: file.path, at: SourcePosition(line: line, column: 1),
      count: file.line(line).unicodeScalars.count)
  }
}
