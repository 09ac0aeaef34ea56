package import Diagnostics
package import JSON

/// Findings as GitLab's Code Quality reports have them: a mark at each place of a merge request.
package func gitLabCodeQuality(_ findings: [Finding]) -> JSON {
  var occurrences: [String: Int] = [:]
  return .array(
    findings.map { finding in
      // Not the line: a finding that only moved is the same one.
      let identity = "\(finding.code.rawValue) \(finding.location.file) \(finding.message)"
      occurrences[identity, default: 0] += 1
      let number = occurrences[identity] ?? 1
      return [
        "description": .string(finding.text),
        "check_name": .string("\(finding.code.rawValue) \(finding.code.name)"),
        "fingerprint": .string(fingerprint(of: "\(identity) \(number)")),
        "severity": finding.severity == .error ? "major" : "minor",
        "location": [
          "path": .string(visible(finding.location.file)),
          "lines": ["begin": .int(finding.location.start.line)],
        ],
      ]
    })
}

/// A checksum in 16 hexadecimal digits.
private func fingerprint(of text: String) -> String {
  let digits = String(text.utf8.checksum, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
