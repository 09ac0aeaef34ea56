public import Diagnostics

extension StoredRecord {
  /// The settings of identity systems that are not as they were recorded, with the places where they
  /// are set: what may have made statements wrong.
  func changedSettings(of systems: [IdentitySystem]) -> [String: [Finding.Related]] {
    var changes: [String: [Finding.Related]] = [:]
    for system in systems {
      var known = Set<String>()
      for setting in system.recordedSettings {
        let key = "\(system.id)/\(setting.path)"
        known.insert(key)
        let recorded = record.value(KnowledgeRecord.settingsSection, key)
        let now = JSON.string(setting.word).text
        guard recorded != now else { continue }
        changes[system.id, default: []].append(
          Finding.Related(
            "'\(setting.path)' is \(now) now; "
              + (recorded.map { "the record was made with \($0)" } ?? "the record does not have it"),
            at: system.location(of: setting.path)))
      }
      let entries =
        record.sections.first { $0.name == KnowledgeRecord.settingsSection }?.entries ?? []
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

  /// A finding for each entry of the record that is not equal to a fresh one.
  public func differences(from fresh: KnowledgeRecord) -> [Finding] {
    let hint = "if that is meant, run 'driftless accept --reason TEXT' and commit the record"
    var findings: [Finding] = []
    for section in fresh.sections {
      let recorded = record.sections.first { $0.name == section.name }?.entries ?? []
      let before = Dictionary(
        recorded.map { (Word($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
      for entry in section.entries
      where before[Word(entry.key)].map({ Word($0) }) != Word(entry.value) {
        let message =
          before[Word(entry.key)].map {
            "was \(difference($0, entry.value).0), is \(difference($0, entry.value).1)"
          }
          ?? "is new: \(entry.value)"
        findings.append(
          Finding(
            .changedRecord, at: location(section.name, entry.key),
            "\(section.name) '\(entry.key)' \(message)", hint: hint, related: entry.related))
      }
      let now = Set(section.entries.map { Word($0.key) })
      for entry in recorded where !now.contains(Word(entry.key)) {
        findings.append(
          Finding(
            .changedRecord, at: location(section.name, entry.key),
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
    return findings.isEmpty ? disorder(from: fresh, hint: hint) : findings
  }

  /// A record with the right entries is still not what `accept` writes if they stand elsewhere.
  private func disorder(from fresh: KnowledgeRecord, hint: String) -> [Finding] {
    let right = SourceFile(path: file.path, text: fresh.with(changes: record.changes).text)
    guard Word(right.text) != Word(file.text) else { return [] }
    let line = (1...file.lineCount).first { right.line($0) != file.line($0) } ?? file.lineCount
    return [
      Finding(
        .changedRecord, at: location(line: line),
        "the line is not where 'driftless accept' would write it", hint: hint)
    ]
  }

  /// What differs of two values: for maps the members that are not the same.
  private func difference(_ before: String, _ after: String) -> (String, String) {
    let (left, right) = (members(before), members(after))
    let differing = left.filter { !right.contains($0) }
    let replacing = right.filter { !left.contains($0) }
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
