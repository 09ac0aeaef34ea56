import Diagnostics
import Markup

extension PageCheck {
  /// What fills the place of a directive's block, after the block was compared with it.
  mutating func block(_ directive: Directive) -> BlockTarget? {
    switch directive.name {
    case "table": return table(directive)
    case "trace": return trace(directive)
    case "not behaviour": return nil
    default:
      let known = ["table", "trace", "not behaviour"]
      if let meant = nearestNames(to: directive.name, among: known).first {
        findings.append(
          Finding(
            .unknownBinding, at: directive.location, "nothing is known of '\(directive.name):'",
            hint: "did you mean '\(meant)'?"))
      }
      return nil
    }
  }

  private mutating func table(_ directive: Directive) -> BlockTarget? {
    let id = directive.argument
    guard let table = evidence.tables[id] else {
      if !evidence.centre.tables.contains(where: { $0.id == id }) {
        findings.append(
          Finding(
            .unknownBinding, at: directive.location, "there is no table '\(id)'",
            hint: suggestion(for: id, among: evidence.centre.tables.map(\.id))))
      }
      return nil
    }
    bind("table:\(id)", table.table.title, .simulated, .table(id))
    guard let block = directive.block, case .table(let rows) = block.content else {
      missing(directive, "the table", table.markdown)
      return .table(id)
    }
    let before = findings.count
    compare(rows, with: table, block)
    if findings.count > before {
      corrections.append(Correction(file: page.name, range: block.range, text: table.markdown))
    }
    return .table(id)
  }

  private mutating func compare(_ rows: [[Words]], with table: CheckedTable, _ block: Block) {
    for (number, (row, cells)) in zip(rows, table.cells).enumerated() {
      let related: [Finding.Related]
      if number == 0 {
        related = [Finding.Related("the columns are named here", at: table.table.location)]
      } else {
        let system = table.answers[number - 1].probe.identitySystem.id
        related =
          [
            Finding.Related(
              "the row '\(table.table.rows[number - 1].id)' asks this of '\(system)'",
              at: table.table.location)
          ] + changes(system)
      }
      for (shown, right) in zip(row, cells)
      where !foldingWhiteSpace(right).saysTheSame(as: shown.text) {
        findings.append(
          Finding(
            .wrongTable, at: shown.location, "the cell says '\(shown.text)', but it is '\(right)'",
            hint: "correct it, or let 'driftless accept' write the table anew", related: related))
      }
      if row.count != cells.count {
        findings.append(
          Finding(
            .wrongTable, at: row.first?.location ?? block.location,
            "the row has \(row.count) cells, not \(cells.count)",
            hint: "let 'driftless accept' write the table anew"))
      }
    }
    for missing in table.cells.dropFirst(rows.count) {
      findings.append(
        Finding(
          .wrongTable, at: block.location,
          "the row for '\(missing.dropLast().joined(separator: "', '"))' is missing",
          hint: "it says: \(missing.last ?? "")"))
    }
    for extra in rows.dropFirst(table.cells.count) {
      findings.append(
        Finding(
          .wrongTable, at: extra.first?.location ?? block.location,
          "the table '\(table.table.id)' has no such row", hint: "remove it"))
    }
  }

  private mutating func trace(_ directive: Directive) -> BlockTarget? {
    let id = directive.argument
    guard let trace = evidence.traces[id] else {
      if evidence.scenarios[id] == nil {
        findings.append(
          Finding(
            .unknownBinding, at: directive.location, "there is no scenario '\(id)'",
            hint: suggestion(for: id, among: evidence.centre.scenarios.map(\.id))))
      }
      return nil
    }
    bind("trace:\(id)", id, .simulated, .scenario(id))
    guard let block = directive.block, case .list(let items) = block.content else {
      missing(directive, "the trace", trace.markdown)
      return .trace(id)
    }
    let before = findings.count
    let scenario = evidence.scenarios[id]
    let related =
      (scenario.map { [Finding.Related("the scenario", at: $0.location)] } ?? [])
      + (scenario.map { changes($0.identitySystem.value) } ?? [])
    for (item, step) in zip(items, trace.steps)
    where !foldingWhiteSpace(step.line).saysTheSame(as: item.text) {
      findings.append(
        Finding(
          .wrongTrace, at: item.location, "the step says '\(item.text)'",
          hint: "write: \(step.line)", related: related))
    }
    if items.count != trace.steps.count {
      findings.append(
        Finding(
          .wrongTrace, at: block.location,
          "the trace has \(trace.steps.count) steps, not \(items.count)",
          hint: "let 'driftless accept' write it anew", related: related))
    }
    if findings.count > before {
      corrections.append(Correction(file: page.name, range: block.range, text: trace.markdown))
    }
    return .trace(id)
  }

  /// The block under a directive is not there: it can be put right under it.
  private mutating func missing(_ directive: Directive, _ what: String, _ text: String) {
    findings.append(
      Finding(
        .missingBlock, at: directive.location, "\(what) is missing under this comment",
        hint: "let 'driftless accept' write it"))
    let end = page.source.lineStart(directive.location.end.line + 1)
    let newline = page.source.text.utf8.prefix(end).last == UInt8(ascii: "\n") ? "" : "\n"
    corrections.append(Correction(file: page.name, range: end..<end, text: "\(newline)\(text)\n"))
  }
}
