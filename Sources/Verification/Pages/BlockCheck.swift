import Content
import Diagnostics
import Markup
import Traces

extension PageCheck {
  /// Compares the block under a directive with its evidence.
  ///
  /// - Returns: Whether the evidence is known, so that it replaces the block.
  mutating func check(_ block: BlockReference, under directive: Directive) -> Bool {
    switch block.kind {
    case .table: table(block, directive)
    case .trace: trace(block, directive)
    }
  }

  /// Returns what is wrong with a directive that does not refer to a block.
  func exception(_ directive: Directive) -> Finding? {
    let exceptions = SentenceException.allCases.map(\.rawValue)
    guard !exceptions.contains(directive.name) else {
      return directive.argument.isEmpty
        ? Finding(
          .missingReason, at: directive.location, "'\(directive.name):' does not say why",
          hint: "write <!-- \(directive.name): reason -->") : nil
    }
    let known = BlockReference.Kind.allCases.map(\.rawValue) + exceptions
    return nearestNames(to: directive.name, among: known).first.map { meant in
      Finding(
        .unknownBinding, at: directive.location, "nothing is known of '\(directive.name):'",
        hint: "did you mean '\(meant)'?")
    }
  }

  private mutating func table(_ reference: BlockReference, _ directive: Directive) -> Bool {
    let id = reference.id
    guard let table = evidence.tables[id] else {
      if !evidence.centre.tables.contains(where: { $0.id == id }) {
        findings.append(
          Finding(
            .unknownBinding, at: directive.location, "there is no table '\(id)'"
          ) { [tables = evidence.centre.tables] in suggestion(for: id, among: tables.map(\.id)) })
      }
      return false
    }
    bind(
      table.table.title, .simulated, reference.reference,
      assuming: table.answers.flatMap(\.assumptions).distinct, at: directive.location)
    guard let block = directive.block, case .table(let rows) = block.content else {
      missing(directive, .table, table.markdown)
      return true
    }
    let before = findings.count
    findings += TableCheck(table, rows, changes: evidence.changes).findings(block)
    if findings.count > before {
      corrections.append(Correction(file: page.name, range: block.range, text: table.markdown))
    }
    return true
  }

  private mutating func trace(_ reference: BlockReference, _ directive: Directive) -> Bool {
    let id = reference.id
    guard let trace = evidence.traces[id] else {
      if evidence.scenarios[id] == nil {
        findings.append(
          Finding(
            .unknownBinding, at: directive.location, "there is no scenario '\(id)'"
          ) { [scenarios = evidence.centre.scenarios] in
            suggestion(for: id, among: scenarios.map(\.id))
          })
      }
      return false
    }
    bind(
      id, .simulated, reference.reference, assuming: evidence.assumptions[id] ?? [],
      at: directive.location)
    guard let block = directive.block, case .list(let items) = block.content else {
      missing(directive, .trace, trace.markdown)
      return true
    }
    let before = findings.count
    let scenario = evidence.scenarios[id]
    compare(
      items, with: trace.steps.map { foldingWhiteSpace($0.line) }, under: directive,
      related: (scenario.map { [Finding.Related("the scenario", at: $0.location)] } ?? [])
        + (scenario.map { changes($0.identitySystem.value) } ?? []))
    if findings.count > before {
      corrections.append(Correction(file: page.name, range: block.range, text: trace.markdown))
    }
    return true
  }

  private mutating func compare(
    _ items: [Words], with steps: [String], under directive: Directive, related: [Finding.Related]
  ) {
    let shown = items.map { AlignedLine(key: $0.text, text: $0.text) }
    for alignment in align(shown, with: steps.map { AlignedLine(key: $0, text: $0) }) {
      switch alignment {
      case .pair(let item, let step):
        guard !steps[step].saysTheSame(as: items[item].text) else { continue }
        findings.append(
          Finding(
            .wrongTrace, at: items[item].location, "the step says '\(items[item].text)'",
            hint: "write: \(steps[step])", related: related))
      case .missing(let step, let before):
        findings.append(
          Finding(
            .wrongTrace, at: before == 0 ? directive.location : items[before - 1].location,
            "step \(step + 1) is missing after this", hint: "write: \(steps[step])",
            related: related))
      case .extra(let item):
        findings.append(
          Finding(
            .wrongTrace, at: items[item].location, "there is no such step", hint: "remove it",
            related: related))
      }
    }
  }

  /// Reports that the block under a directive is missing. The correction inserts it under the
  /// directive, or in place of its remains.
  private mutating func missing(_ directive: Directive, _ kind: BlockReference.Kind, _ text: String)
  {
    if let block = directive.block, case .other = block.content,
      lines(of: block).contains(where: kind.hasLine)
    {
      findings.append(
        Finding(
          kind.code, at: block.location, "a part of the \(kind.rawValue) is left, but it is broken",
          hint: "let 'driftless accept' write it anew"))
      corrections.append(Correction(file: page.name, range: block.range, text: text))
      return
    }
    findings.append(
      Finding(
        .missingBlock, at: directive.location, "the \(kind.rawValue) is missing under this comment",
        hint: "let 'driftless accept' write it"))
    let end = page.source.lineStart(directive.location.end.line + 1)
    let newline = page.source.text.utf8.prefix(end).last == UInt8(ascii: "\n") ? "" : "\n"
    corrections.append(Correction(file: page.name, range: end..<end, text: "\(newline)\(text)\n"))
  }

  private func lines(of block: Block) -> [Substring] {
    (block.location.start.line...block.location.end.line).map(page.source.line)
  }
}

extension BlockReference.Kind {
  fileprivate var code: FindingCode {
    switch self {
    case .table: .wrongTable
    case .trace: .wrongTrace
    }
  }

  /// Returns whether a line looks like a line of such a block, although the block is broken.
  fileprivate func hasLine(_ line: Substring) -> Bool {
    let text = line.drop { $0 == " " }
    return switch self {
    case .table: text.first == "|"
    case .trace:
      text.first?.isNumber == true
        && [".", ")"].contains(text.drop(while: \.isNumber).first)
    }
  }
}
