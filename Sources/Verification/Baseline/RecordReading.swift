package import Diagnostics
import JSON
import Profiles

/// A record read from its file, with the places of its entries.
package struct StoredBaseline: Sendable {
  package let record: Baseline
  package let file: SourceFile
  /// The first line of each section.
  fileprivate let sectionLines: [String: Int]

  /// Reads a record that `driftless accept` wrote.
  package static func read(_ file: SourceFile) -> Checked<StoredBaseline?> {
    if let hidden = JSONEscapes.firstHidden(in: file) {
      return Checked(nil, [.hidden(hidden.scalar, at: file.location(hidden.range))])
    }
    var sections: [(name: String, entries: [Baseline.Entry])] = []
    var sectionLines: [String: Int] = [:]
    file.withBytes { bytes in
      for number in 1...file.lineCount {
        let line = UnsafeBufferPointer(
          rebasing: bytes[file.lineStart(number)..<file.lineEnd(number)])
        if line.starts(with: "    \"".utf8), !sections.isEmpty, let entry = entry(line) {
          sections[sections.count - 1].entries.append(entry)
        } else if line.starts(with: "  \"".utf8), line.suffix(3).elementsEqual(": {".utf8),
          let name = string(UnsafeBufferPointer(rebasing: line[2..<(line.count - 3)]))
        {
          sections.append((name, []))
          sectionLines[name] = sectionLines[name] ?? number
        }
      }
    }
    let kept = sections.filter { $0.name != Baseline.changesSection }
    let record = Baseline(
      sections: kept.map { .init(name: $0.name, entries: $0.entries) },
      changes: sections.filter { $0.name == Baseline.changesSection }.flatMap(\.entries)
        .compactMap(change))
    guard ExactString(record.text) == ExactString(file.text) else {
      return Checked(
        nil,
        [
          Finding(
            .unreadableRecord, at: firstDifference(record.text, file),
            "the record is not as 'driftless accept' wrote it",
            hint: "undo the change by hand, or take both sides of a merge back and accept anew")
        ])
    }
    return Checked(StoredBaseline(record: record, file: file, sectionLines: sectionLines))
  }

  func location(section: String) -> Location { location(line: sectionLines[section] ?? 1) }

  /// Returns the location of a line, without its indentation.
  fileprivate func location(line: Int) -> Location {
    let scalars = file.line(line).unicodeScalars
    let indentation = scalars.prefix { $0 == " " }.count
    return Location(
      file: file.path, at: SourcePosition(line: line, column: indentation + 1),
      count: scalars.count - indentation)
  }

  private static func entry(_ line: UnsafeBufferPointer<UInt8>) -> Baseline.Entry? {
    let separator = line.indices.first { place in
      line[place] == UInt8(ascii: "\"") && line[place...].starts(with: "\": ".utf8)
    }
    guard let separator, separator >= 4,
      let key = string(UnsafeBufferPointer(rebasing: line[4...separator]))
    else { return nil }
    let value = line[(separator + 3)...]
    return Baseline.Entry(
      key: key,
      value: String(
        decoding: value.last == UInt8(ascii: ",") ? value.dropLast() : value, as: UTF8.self))
  }

  private static func string(_ json: UnsafeBufferPointer<UInt8>) -> String? {
    let quote = UInt8(ascii: "\"")
    // Most texts have no escapes.
    if json.count >= 2, json.first == quote, json.last == quote {
      let inner = UnsafeBufferPointer(rebasing: json[1..<(json.count - 1)])
      if inner.allSatisfy({ $0 >= 0x20 && $0 != quote && $0 != UInt8(ascii: "\\") }) {
        return String(decoding: inner, as: UTF8.self)
      }
    }
    return JSON(reading: String(decoding: json, as: UTF8.self))?.string
  }

  private static func change(_ entry: Baseline.Entry) -> Baseline.Change? {
    guard let date = entry.key.split(separator: " ").last.flatMap({ CalendarDate(String($0)) })
    else { return nil }
    let value = JSON(reading: entry.value)
    if let reason = value?.string {
      return Baseline.Change(date: date, reason: reason, outcomes: [])
    }
    guard let reason = value?["reason"]?.string, let outcomes = value?["outcomes"]?.array else {
      return nil
    }
    return Baseline.Change(date: date, reason: reason, outcomes: outcomes.compactMap(\.string))
  }

  private static func firstDifference(_ text: String, _ file: SourceFile) -> Location {
    let canonical = SourceFile(path: file.path, text: text)
    let line = (1...file.lineCount).first { canonical.line($0) != file.line($0) } ?? 1
    return Location(
      file: file.path, at: SourcePosition(line: line, column: 1),
      count: file.line(line).unicodeScalars.count)
  }
}

/// The places of a record's entries, which are on consecutive lines.
struct EntryPlaces {
  private let stored: StoredBaseline
  private var lines: [String: [ExactString: Int]] = [:]

  init(_ stored: StoredBaseline) {
    self.stored = stored
    for section in stored.record.sections {
      let first = (stored.sectionLines[section.name] ?? 0) + 1
      lines[section.name] = Dictionary(
        section.entries.enumerated().map { (ExactString($0.element.key), first + $0.offset) },
        uniquingKeysWith: { first, _ in first })
    }
  }

  /// Returns the location of an entry, or that of its section if the record does not have the entry.
  func location(_ section: String, _ key: String) -> Location {
    lines[section]?[ExactString(key)].map { stored.location(line: $0) }
      ?? stored.location(section: section)
  }
}
