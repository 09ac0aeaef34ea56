package import Diagnostics
package import JSON

/// Findings for programs.
package func findingsJSON(_ findings: [Finding]) -> JSON {
  .array(findings.map(\.json))
}

extension Finding {
  package var json: JSON {
    [
      "code": .string(code.rawValue), "severity": .string(severity.rawValue),
      "file": .string(location.file), "line": .int(location.start.line),
      "column": .int(location.start.column), "endLine": .int(location.end.line),
      "endColumn": .int(location.end.column), "message": .string(message),
      "hint": .optional(hint), "more": .int(more),
      "related": .array(
        related.map {
          [
            "file": .string($0.location.file), "line": .int($0.location.start.line),
            "column": .int($0.location.start.column), "message": .string($0.message),
          ]
        }),
    ]
  }
}
