import Diagnostics

extension StoredBaseline {
  /// Finds entries in the wrong order. A record with the right entries in another order is not what
  /// `accept` writes.
  func disorder(
    from fresh: Baseline, _ units: RecordUnits, _ places: EntryPlaces, hint: String
  ) -> [Finding] {
    var findings = disorderOfSections(fresh, hint: hint)
    for section in fresh.sections {
      guard let recorded = record.sections.first(where: { $0.name == section.name }) else {
        continue
      }
      func unit(_ entry: Baseline.Entry) -> RecordUnit? {
        units.unit(of: entry.key, in: section.name)
      }
      func misplaced(_ entry: Baseline.Entry, _ message: String) {
        findings.append(
          Finding(
            .changedRecord, at: places.location(section.name, entry.key), message, hint: hint))
      }
      var last = -1
      for entry in recorded.entries {
        guard let unit = unit(entry), let rank = units.rank(unit) else { continue }
        guard rank >= last else {
          misplaced(entry, "'\(unit.id)' is not where 'driftless accept' would write it")
          break
        }
        last = rank
      }
      let known = Set(recorded.entries.map { ExactString($0.key) })
      let now = Set(section.entries.map { ExactString($0.key) })
      let right = Dictionary(
        grouping: section.entries.filter { known.contains(ExactString($0.key)) }, by: unit)
      let written = Dictionary(
        grouping: recorded.entries.filter { now.contains(ExactString($0.key)) }, by: unit)
      for (unit, entries) in written {
        let right = right[unit] ?? []
        for (index, entry) in entries.enumerated()
        where index >= right.count || ExactString(right[index].key) != ExactString(entry.key) {
          misplaced(entry, "the line is not where 'driftless accept' would write it")
          break
        }
      }
    }
    return findings.sorted { $0.location < $1.location }
  }

  private func disorderOfSections(_ fresh: Baseline, hint: String) -> [Finding] {
    let right = fresh.sections.map(\.name).filter { name in
      record.sections.contains { $0.name == name }
    }
    let written = record.sections.map(\.name).filter(right.contains)
    guard
      let index = written.indices.first(where: { $0 >= right.count || right[$0] != written[$0] })
    else { return [] }
    return [
      Finding(
        .changedRecord, at: location(section: written[index]),
        "the section '\(written[index])' is not where 'driftless accept' would write it", hint: hint
      )
    ]
  }
}
