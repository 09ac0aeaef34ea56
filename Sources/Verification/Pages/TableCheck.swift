import Diagnostics
import Markup
import Traces

/// Compares the rows that a page shows with those of a table.
struct TableCheck {
  private let table: CheckedTable
  /// The rows on the page; the first holds the column titles.
  private let rows: [[Words]]
  private let changes: [String: [Finding.Related]]

  /// - Parameter changes: The settings that differ from the record, by identity system.
  init(_ table: CheckedTable, _ rows: [[Words]], changes: [String: [Finding.Related]]) {
    self.table = table
    self.rows = rows
    self.changes = changes
  }

  func findings(_ block: Block) -> [Finding] {
    guard let titles = rows.first, !isRight else { return [] }
    let shown = rows.dropFirst().map { line($0.map(\.text)) }
    let right = table.cells.dropFirst().map { line($0.map(foldingWhiteSpace)) }
    let alignment = align(shown, with: right)
    let place = Finding.Related("the columns are named here", at: table.table.location)
    var findings = compare(titles, table.cells[0], block, related: [place])
    for entry in alignment {
      switch entry {
      case .pair(let row, let wanted):
        findings += compare(
          rows[row + 1], table.cells[wanted + 1], block, related: related(wanted))
      case .missing(let wanted, let before):
        // A row in another position is reported there.
        guard !isExtra(right[wanted].key, alignment, shown) else { continue }
        findings.append(
          .wrongTable, at: location(of: rows[before], block),
          "the row for '\(labels(wanted).joined(separator: "', '"))' is missing after this one",
          hint: "it says: \(table.answers[wanted].says)", related: related(wanted))
      case .extra(let row):
        findings.append(extra(row, key: shown[row].key, right, block))
      }
    }
    return findings
  }

  /// Whether the page shows exactly the right rows, as most pages do.
  private var isRight: Bool {
    rows.elementsEqual(table.cells) { row, cells in
      row.elementsEqual(cells) { ExactString($0.text) == ExactString(foldingWhiteSpace($1)) }
    }
  }

  private func compare(
    _ row: [Words], _ cells: [String], _ block: Block, related: [Finding.Related]
  ) -> [Finding] {
    var findings: [Finding] = []
    for (shown, right) in zip(row, cells)
    where !foldingWhiteSpace(right).saysTheSame(as: shown.text) {
      findings.append(
        .wrongTable, at: shown.location, "the cell says '\(shown.text)', but it is '\(right)'",
        hint: "correct it, or let 'driftless accept' write the table anew", related: related)
    }
    if row.count != cells.count {
      findings.append(
        .wrongTable, at: location(of: row, block),
        "the row has \(counted(row.count, "cell")), not \(cells.count)",
        hint: "let 'driftless accept' write the table anew")
    }
    return findings
  }

  private func extra(
    _ row: Int, key: String, _ right: [AlignedLine], _ block: Block
  ) -> Finding {
    let place = location(of: rows[row + 1], block)
    let related = [Finding.Related("the table", at: table.table.location)]
    guard right.contains(where: { $0.key.saysTheSame(as: key) }) else {
      return Finding(
        .wrongTable, at: place, "the table '\(table.table.id)' has no such row", hint: "remove it",
        related: related)
    }
    return Finding(
      .wrongTable, at: place, "the row belongs to another place, or stands twice",
      hint: "let 'driftless accept' write the table anew", related: related)
  }

  private func isExtra(
    _ key: String, _ alignment: [Alignment], _ shown: [AlignedLine]
  ) -> Bool {
    alignment.contains {
      if case .extra(let row) = $0 { shown[row].key.saysTheSame(as: key) } else { false }
    }
  }

  private func related(_ row: Int) -> [Finding.Related] {
    let system = table.answers[row].probe.identitySystem.id
    return [
      Finding.Related(
        "the row '\(table.table.rows[row].id)' asks this of '\(system)'", at: table.table.location)
    ] + (changes[system] ?? [])
  }

  /// Makes a line to align. The labels of its axes identify a row.
  private func line(_ cells: [String]) -> AlignedLine {
    AlignedLine(
      key: axisCells(cells).joined(separator: " | "), text: cells.joined(separator: " | "))
  }

  private func labels(_ row: Int) -> [String] { axisCells(table.cells[row + 1]) }

  private func axisCells(_ cells: [String]) -> [String] {
    zip(table.table.columns, cells).filter { $0.0.subject != .outcome }.map(\.1)
  }

  private func location(of row: [Words], _ block: Block) -> Location {
    guard let first = row.first, let last = row.last else { return block.location }
    return Location(
      file: first.location.file, start: first.location.start, end: last.location.end)
  }
}
