import Content
import Traces
import Verification

extension SiteRendering {
  /// Returns the model of a table in the text of a page.
  func model(of checked: CheckedTable, root: String, repetition: Int) -> OutcomeTableModel {
    let table = checked.table
    let anchor = Self.anchor(ofTable: table.id, repetition: repetition)
    let rows = checked.cells.dropFirst().map { cells in
      zip(table.columns, cells).filter { $0.0.subject != .outcome }.map(\.1)
    }
    let columns = table.columns.filter { $0.subject != .outcome }.map(\.title)
    return OutcomeTableModel(
      id: anchor, caption: table.title,
      columns: (columns + table.columns.filter { $0.subject == .outcome }.map(\.title))
        .map(ColumnModel.init),
      rows: rowModels(
        anchor: anchor, headers: rows, columns: columns,
        zip(table.rows, checked.answers).map { row, answer in
          (row.id, answer, SiteAddress.row(table: table.id, row: row.id))
        }, root: root))
  }

  /// Returns an anchor with a full stop, which the anchors of headings do not contain.
  private static func anchor(ofTable id: String, repetition: Int) -> String {
    (repetition == 0 ? "table." : "table-\(repetition + 1).") + SiteAddress.component(id)
  }

  /// Returns rows whose leading cells span the following rows while they and all cells before them stay
  /// the same.
  func rowModels(
    anchor: String, headers: [[String]], columns: [String],
    _ rows: [(id: String, answer: Answer, address: String)], root: String
  ) -> [RowModel] {
    rows.indices.map { index in
      let cells = headers[index]
      let begins = cells.indices.filter { column in
        index == 0 || cells[...column] != headers[index - 1][...column]
      }
      return RowModel(
        id: rows[index].id,
        anchor: anchor + "/" + SiteAddress.component(rows[index].id),
        headers: begins.map { column in
          let span = headers[index...].prefix { $0[...column] == cells[...column] }.count
          // The last header cell applies to its row only.
          let rowspan = column == cells.count - 1 ? 1 : span
          return HeaderModel(text: cells[column], column: columns[column], rowspan: rowspan)
        },
        says: rows[index].answer.says, kind: rows[index].answer.kind,
        mark: rows[index].answer.strength.mark, strength: rows[index].answer.strength.rawValue,
        evidence: root + rows[index].address,
        label: centre.strings[rows[index].answer.strength.label],
        isGroupStart: index == 0 || begins.first == 0)
    }
  }
}
