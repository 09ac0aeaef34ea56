package import Content
import Diagnostics
import Markup
import SyncEngine
package import Traces

/// A table whose rows were run.
package struct CheckedTable: Sendable {
  package let table: OutcomeTable
  /// One answer for each row of the table.
  package let answers: [Answer]
  /// The cell texts that the page must show; the first row holds the column titles.
  package let cells: [[String]]
}

extension CheckedTable {
  /// Runs the probe of each row.
  ///
  /// - Returns: The answer for each row; `nil` if no phrase fits the outcome, which is a finding, or if
  ///   the profile has mistakes.
  static func answers(
    _ table: OutcomeTable, in centre: HelpCentre, _ rules: Rules
  ) -> Checked<[Answer?]> {
    let wording = OutcomeWording(centre)
    let answers = table.rows.map { row -> Checked<Answer?> in
      // A profile with mistakes already has its findings.
      guard let system = centre.identitySystem(row.identitySystem.value) else {
        return Checked(nil)
      }
      let probe = AttributeProbe(
        of: row.attribute.value, editedAt: row.place, by: row.edit, under: system,
        mapping: table.mapping, rules: rules)
      return wording.answer(probe, at: row.attribute.location)
    }
    return Checked(answers.map(\.value), answers.flatMap(\.findings))
  }

  /// - Returns: `nil` unless every row has an answer and all cells have words.
  init?(_ table: OutcomeTable, _ answers: [Answer?], in centre: HelpCentre) {
    let found = answers.compactMap(\.self)
    guard found.count == table.rows.count, !centre.broken.lacksWords else { return nil }
    let rows = zip(table.rows, found).map { row, answer in
      table.columns.map { column in
        switch column.subject {
        case .axis(let axis): table.axes[axis].label(of: row.values[axis], in: centre)
        case .outcome: answer.says
        }
      }
    }
    self.init(table: table, answers: found, cells: [table.columns.map(\.title)] + rows)
  }

  /// The table in Markdown as it appears in a page, aligned like the output of `fmt`.
  var markdown: String {
    let rows = cells.map { row in
      "| " + row.map { escapedForMarkdown(foldingWhiteSpace($0)) }.joined(separator: " | ") + " |"
    }
    let rule = "|" + String(repeating: "---|", count: table.columns.count)
    return aligningTable(([rows[0], rule] + rows.dropFirst()).map { $0 + "\n" }.joined())
  }
}

extension TableAxis {
  /// Returns the text of a cell of this axis.
  func label(of value: Int, in centre: HelpCentre) -> String {
    let value = values[value]
    if let label = value.label { return label }
    let text: String =
      switch subject {
      case .attribute:
        centre.attributes?[ExactString(value.setting.value)]?.name ?? value.setting.value
      case .identitySystem:
        centre.identitySystem(value.setting.value)?.name ?? value.setting.value
      case .changedAt:
        centre.strings(
          value.setting.value == "target" ? .targetPlace : .identitySystemPlace,
          ["target": centre.site.target, "identity-system": ""])
      case .edit:
        centre.strings[value.setting.value == "set" ? .editSet : .editClear]
      }
    return text.capitalizingFirst
  }
}
