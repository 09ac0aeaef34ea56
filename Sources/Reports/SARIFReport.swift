package import Diagnostics
package import JSON

/// Findings in the Static Analysis Results Interchange Format 2.1.0, for code scanning.
package func sarif(_ findings: [Finding], version: String) -> JSON {
  let codes = FindingCode.allCases.filter { code in findings.contains { $0.code == code } }
  let driver: JSON = [
    "name": "driftless", "version": .string(version), "rules": .array(codes.map(\.sarif)),
  ]
  let results = findings.map { finding in
    finding.sarif(rule: codes.firstIndex(of: finding.code) ?? 0)
  }
  let run: JSON = [
    "tool": ["driver": driver], "columnKind": "unicodeCodePoints", "results": .array(results),
  ]
  return [
    "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
    "runs": .array([run]),
  ]
}

extension FindingCode {
  fileprivate var sarif: JSON {
    [
      "id": .string(rawValue), "name": .string(name),
      "shortDescription": ["text": .string(explanation.summary)],
      "fullDescription": ["text": .string(explanation.meaning)],
      "help": ["text": .string(explanation.remedy)],
    ]
  }
}

extension Finding {
  fileprivate func sarif(rule: Int) -> JSON {
    [
      "ruleId": .string(code.rawValue), "ruleIndex": .int(rule),
      "level": .string(severity.rawValue),
      "message": ["text": .string(text)],
      "locations": .array([["physicalLocation": location.sarif]]),
      "relatedLocations": .array(
        related.enumerated().map { number, related in
          [
            "id": .int(number), "physicalLocation": related.location.sarif,
            "message": ["text": .string(related.message)],
          ]
        }),
    ]
  }
}

extension Location {
  fileprivate var sarif: JSON {
    [
      "artifactLocation": ["uri": .string(pathEscapes(file))],
      "region": [
        "startLine": .int(start.line), "startColumn": .int(start.column),
        "endLine": .int(end.line), "endColumn": .int(end.column),
      ],
    ]
  }
}

/// Of a path as a relative reference.
private let pathEscapes = ByteEscapes { byte in
  byte.isASCIIAlphanumeric || "-._~/".utf8.contains(byte)
    ? nil : "%" + byte.hexadecimal(uppercase: true)
}
