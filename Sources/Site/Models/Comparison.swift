/// `compare.mustache`: where identity systems differ, then where they agree.
struct ComparisonPage: ShellModel {
  let shell: Layout
  let systems: [NamedAddress]
  let differences: [ComparisonGroup]
  let agreements: [ComparisonGroup]
  /// The causes of each system's differences from the reference; empty without a reference.
  let causes: [CausesModel]

  static let fields = withShell([
    "causes": .list { $0.causes }, "explains": .flag { !$0.causes.isEmpty },
    "systems": .list { $0.systems }, "differences": .list { $0.differences },
    "agreements": .list { $0.agreements }, "differ": .flag { !$0.differences.isEmpty },
    "agree": .flag { !$0.agreements.isEmpty },
  ])
}

/// Related rows of the comparison.
struct ComparisonGroup: TemplateModel {
  let title: String
  let rows: [ComparisonRow]

  static let fields: TemplateFields<Self> = [
    "title": .text { $0.title }, "rows": .list { $0.rows },
  ]
}

struct ComparisonRow: TemplateModel {
  let name: String
  let cells: [ComparisonCell]

  static let fields: TemplateFields<Self> = [
    "name": .text { $0.name }, "cells": .list { $0.cells },
  ]
}

struct ComparisonCell: TemplateModel {
  /// The identity system, for small screens.
  let system: String
  let says: String
  let kind: String?
  let address: String

  static let fields: TemplateFields<Self> = [
    "system": .text { $0.system }, "says": .text { $0.says }, "kind": .text { $0.kind },
    "address": .text { $0.address },
  ]
}
