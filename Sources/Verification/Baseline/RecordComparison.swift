package import Content
package import Diagnostics
import JSON
import Profiles

extension Baseline.Entry {
  fileprivate func isSame(as other: Self) -> Bool {
    ExactString(key) == ExactString(other.key) && ExactString(value) == ExactString(other.value)
  }
}

extension StoredBaseline {
  /// Returns the settings of identity systems that differ from the record, with the places where they
  /// are set. They may be the reason why statements became wrong.
  func changedSettings(of systems: [IdentitySystem]) -> [String: [Finding.Related]] {
    var changes: [String: [Finding.Related]] = [:]
    let values = record.values(Baseline.settingsSection)
    for system in systems {
      var known = Set<String>()
      for setting in system.recordedSettings {
        let key = "\(system.id)/\(setting.path)"
        known.insert(key)
        let recorded = values[ExactString(key)]
        let now = JSON.string(setting.word).text
        guard recorded != now else { continue }
        changes[system.id, default: []].append(
          Finding.Related(
            "'\(setting.path)' is \(now) now; "
              + (recorded.map { "the record was made with \($0)" } ?? "the record does not have it"),
            at: system.location(of: setting.path)))
      }
      let entries =
        record.sections.first { $0.name == Baseline.settingsSection }?.entries ?? []
      for entry in entries
      where entry.key.hasPrefix("\(system.id)/") && !known.contains(entry.key) {
        changes[system.id, default: []].append(
          Finding.Related(
            "'\(entry.key.dropFirst(system.id.count + 1))' is gone; the record was made with "
              + entry.value,
            at: system.location))
      }
    }
    return changes
  }

  /// Returns a finding for each entry of the record that differs from a fresh record.
  ///
  /// - Parameter centre: The help centre that the fresh record describes.
  package func differences(from fresh: Baseline, of centre: HelpCentre) -> [Finding] {
    let hint = "if that is meant, run 'driftless accept --reason TEXT' and commit the record"
    lazy var places = EntryPlaces(self)
    var findings: [Finding] = []
    for section in fresh.sections {
      let recorded = record.sections.first { $0.name == section.name }?.entries ?? []
      if recorded.elementsEqual(section.entries, by: { $0.isSame(as: $1) }) { continue }
      let before = Dictionary(
        recorded.map { (ExactString($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
      for entry in section.entries
      where before[ExactString(entry.key)].map({ ExactString($0) }) != ExactString(entry.value) {
        let message =
          before[ExactString(entry.key)].map { value in
            let (was, now) = difference(value, entry.value)
            return "was \(was), is \(now)"
          }
          ?? "is new: \(entry.value)"
        findings.append(
          Finding(
            .changedRecord, at: places.location(section.name, entry.key),
            "\(section.name) '\(entry.key)' \(message)", hint: hint, related: entry.related))
      }
      let now = Set(section.entries.map { ExactString($0.key) })
      for entry in recorded where !now.contains(ExactString(entry.key)) {
        findings.append(
          Finding(
            .changedRecord, at: places.location(section.name, entry.key),
            "\(section.name) '\(entry.key)' is gone", hint: hint))
      }
    }
    for section in record.sections
    where !fresh.sections.contains(where: { $0.name == section.name }) {
      findings.append(
        Finding(
          .changedRecord, at: location(section: section.name),
          "there is no section '\(section.name)'", hint: hint))
    }
    return findings
      + (hasOrder(of: fresh)
        ? [] : disorder(from: fresh, RecordUnits(centre), places, hint: hint))
  }

  /// Returns whether both records have the same entries in the same order.
  private func hasOrder(of fresh: Baseline) -> Bool {
    record.sections.elementsEqual(fresh.sections) { recorded, section in
      recorded.name == section.name
        && recorded.entries.elementsEqual(section.entries) {
          ExactString($0.key) == ExactString($1.key)
        }
    }
  }

  /// Returns the differing parts of two values: for maps, the members that are not equal.
  private func difference(_ before: String, _ after: String) -> (String, String) {
    let (left, right) = (members(before), members(after))
    let (known, new) = (Set(left), Set(right))
    let differing = left.filter { !new.contains($0) }
    let replacing = right.filter { !known.contains($0) }
    guard !differing.isEmpty, !replacing.isEmpty else { return (before, after) }
    return (differing.joined(separator: ", "), replacing.joined(separator: ", "))
  }

  private func members(_ json: String) -> [String] {
    guard json.hasPrefix("{\""), json.hasSuffix("}") else { return [json] }
    return json.dropFirst().dropLast().split(separator: ", \"").enumerated().map { number, member in
      number == 0 ? String(member) : "\"" + member
    }
  }
}
