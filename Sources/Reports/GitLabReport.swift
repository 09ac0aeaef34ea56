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

/// The FNV-1a hash of 64 bits, in 16 hexadecimal digits.
private func fingerprint(of text: String) -> String {
  let hash = text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { hash, byte in
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }
  let digits = String(hash, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
