import Content

extension SiteRendering {
  /// Returns the page at a former address of a question.
  func redirect(from former: String, to page: Page) -> OutputFile {
    let model = RedirectPage(
      shell: shell(page.title, at: former), address: page.address,
      absolute: centre.site.base.map { $0 + page.address })
    return OutputFile(page: former, templates.render(.redirect, model))
  }

  /// Returns a page at each former address of generated pages that were renamed.
  ///
  /// - Parameter pages: The paths of the pages of the site.
  func redirects(to pages: [String]) -> [OutputFile] {
    if centre.site.formerNames.isEmpty { return [] }
    let index = "index.html"
    // Former addresses are included, because there may be earlier ones for them.
    var leads = pages.filter { $0.hasSuffix("/\(index)") }
      .map { SiteAddress.encoded(String($0.dropLast(index.count))) }.map { (from: $0, to: $0) }
    let rows = rowsByAddress
    var taken = Set(leads.map(\.from))
    var files: [OutputFile] = []
    for name in centre.site.formerNames {
      for lead in leads {
        guard let former = former(name, of: lead.from, rows[lead.to]),
          taken.insert(former).inserted
        else { continue }
        leads.append((from: former, to: lead.to))
        let model = RedirectPage(
          shell: shell(name.new.value, at: former), address: lead.to,
          absolute: centre.site.base.map { $0 + lead.to })
        files.append(OutputFile(page: former, templates.render(.redirect, model)))
      }
    }
    return files
  }

  /// Returns an address as it was before a rename; `nil` if the name is not part of it.
  private func former(_ name: FormerName, of address: String, _ row: NamedRow?) -> String? {
    var parts = address.split(separator: "/").map(String.init)
    guard let place = name.kind.place(in: parts) else { return nil }
    if parts[0] == "evidence", name.kind != .scenario {
      guard let row = row?.former(name) else { return nil }
      parts[place] = SiteAddress.component(row)
    } else {
      guard parts[place] == SiteAddress.component(name.new.value) else { return nil }
      parts[place] = SiteAddress.component(name.old.value)
    }
    return parts.joined(separator: "/") + "/"
  }

  private var rowsByAddress: [String: NamedRow] {
    let rows = knowledge.tables.flatMap { table in
      table.table.rows.map { row in
        (
          SiteAddress.row(table: table.table.id, row: row.id),
          NamedRow(axes: table.table.axes, values: row.values)
        )
      }
    }
    return Dictionary(first: rows)
  }
}

/// A row of a table, whose id consists of its axes' values.
private struct NamedRow {
  let axes: [TableAxis]
  let values: [Int]

  /// Returns the row's id before a rename.
  ///
  /// - Returns: `nil` if the name is not part of the id.
  func former(_ name: FormerName) -> String? {
    let subject: TableAxis.Subject = name.kind == .attribute ? .attribute : .identitySystem
    let ids = zip(axes, values).map { axis, number in
      let value = axis.values[number]
      let isNamed =
        axis.subject == subject && value.id == name.new.value
        && value.setting.value == name.new.value
      return isNamed ? name.old.value : value.id
    }
    let id = ids.joined(separator: "-")
    let now = zip(axes, values).map { $0.values[$1].id }.joined(separator: "-")
    return id == now ? nil : id
  }
}

extension RenamedKind {
  /// Returns the part of a generated page's address that contains such a name.
  fileprivate func place(in parts: [String]) -> Int? {
    let places: [String: Int] =
      switch self {
      case .attribute: ["attributes": 1, "outcomes": 2, "evidence": 2]
      case .claim: ["claims": 1]
      case .scenario: ["scenarios": 1, "evidence": 1]
      case .identitySystem: ["identity-systems": 1, "outcomes": 1, "evidence": 2]
      case .page: [:]
      }
    return parts.first.flatMap { places[$0] }.flatMap { $0 < parts.count ? $0 : nil }
  }
}
