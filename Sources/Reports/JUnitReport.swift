package import Diagnostics

/// Findings as JUnit's XML, which test reporters of CI systems read: a suite for each file.
///
/// - Parameter passed: What to call the one test that passed if there are no findings.
package func junit(_ findings: [Finding], passed: String) -> String {
  var suites: [(file: String, findings: [Finding])] = []
  for finding in findings {
    if suites.last?.file == finding.location.file {
      suites[suites.count - 1].findings.append(finding)
    } else {
      suites.append((finding.location.file, [finding]))
    }
  }
  let errors = findings.count { $0.severity == .error }
  let tests = max(1, findings.count)
  var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  text += "<testsuites name=\"driftless\" tests=\"\(tests)\" failures=\"\(errors)\">\n"
  if suites.isEmpty {
    text += "  <testsuite name=\"driftless\" tests=\"1\" failures=\"0\">\n"
    text += "    <testcase name=\"\(escaped(passed))\" classname=\"driftless\"/>\n  </testsuite>\n"
  }
  for suite in suites {
    let failures = suite.findings.count { $0.severity == .error }
    text += "  <testsuite name=\"\(escaped(suite.file))\" tests=\"\(suite.findings.count)\" "
    text += "failures=\"\(failures)\">\n"
    text += suite.findings.map(testCase).joined()
    text += "  </testsuite>\n"
  }
  return text + "</testsuites>\n"
}

private func testCase(_ finding: Finding) -> String {
  let place =
    "\(finding.location.file):\(finding.location.start.line):\(finding.location.start.column)"
  let name = "\(finding.code.rawValue) \(finding.code.name) at \(place)"
  let message = escaped(finding.message)
  let details = escaped("\(place): \(finding.message)\n" + finding.notes.joined(separator: "\n"))
  let body =
    finding.severity == .error
    ? "<failure type=\"\(finding.code.rawValue)\" message=\"\(message)\">\(details)</failure>"
    : "<system-out>\(details)</system-out>"
  return "    <testcase name=\"\(escaped(name))\" classname=\"\(escaped(finding.location.file))\">"
    + body + "</testcase>\n"
}

/// Text for XML 1.0, in content and in attributes.
private func escaped(_ text: String) -> String {
  visible(text, keepsLines: true).unicodeScalars.reduce(into: "") { escaped, scalar in
    switch scalar {
    case "&": escaped += "&amp;"
    case "<": escaped += "&lt;"
    case ">": escaped += "&gt;"
    case "\"": escaped += "&quot;"
    case "\n": escaped += "&#10;"
    case "\t": escaped += "&#9;"
    default: escaped.unicodeScalars.append(scalar)
    }
  }
}
