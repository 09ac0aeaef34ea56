import Diagnostics
package import JSON

extension Coverage {
  /// The coverage as JSON for programs.
  package var json: JSON {
    [
      "total": total.json,
      "pages": .array(
        pages.map { page in
          [
            "page": .string(page.page), "count": page.count.json,
            "unbound": .array(page.unbound.map(\.json)),
          ]
        }),
      "behaviours": .int(behaviours.count),
      "unspokenBehaviours": .array(
        unspokenBehaviours.map {
          [
            "identitySystem": .string($0.identitySystem), "attribute": .string($0.kind),
            "changedAt": .string($0.place), "edit": .string($0.edit),
          ]
        }),
      "claims": .int(claims.count), "unspokenClaims": .array(unspokenClaims.map(JSON.string)),
    ]
  }
}

extension StatementCount {
  package var json: JSON {
    [
      "statements": .int(all), "proved": .int(proved), "simulated": .int(simulated),
      "cited": .int(cited), "assumed": .int(assumed), "unbound": .int(unbound),
      "checkedPercent": percent(of: checked).map(JSON.int) ?? .null,
      "provedPercent": percent(of: proved).map(JSON.int) ?? .null,
    ]
  }
}

extension Statement {
  fileprivate var json: JSON {
    [
      "file": .string(location.file), "line": .int(location.start.line),
      "column": .int(location.start.column), "text": .string(text),
    ]
  }
}
