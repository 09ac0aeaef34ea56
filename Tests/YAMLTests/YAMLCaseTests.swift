import Diagnostics
import JSON
import Testing

@testable import YAML

/// YAML 1.2 as far as content needs it: what is read of each case, and where it is refused.
@Suite struct YAMLCaseTests {
  @Test(arguments: YAMLCase.all)
  func isReadAsTheTableSays(yaml: YAMLCase) {
    var findings: [Finding] = []
    let node = parseYAML(SourceFile(path: "a.yaml", text: yaml.text), &findings)
    let messages = findings.map { "\($0.location.start.line): \($0.message)" }
    switch yaml.expected {
    case .value(let value), .differs(let value, _):
      #expect(messages == [])
      #expect(node.map { JSON(plain: $0).text } == value)
    case .nothing:
      #expect(findings.map(\.code) == [.emptyFile])
      #expect(node == nil)
    case .refused(let line), .unsupported(let line, _):
      #expect(findings.hasErrors, "it is read as \(node.map { JSON(plain: $0).text } ?? "nothing")")
      #expect(findings.first?.location.start.line == line, "\(messages)")
    }
  }

  /// Whatever is cut off, there is a value or a finding within the text.
  @Test(arguments: YAMLCase.all)
  func isReadOrRefusedWhereverItIsCutOff(yaml: YAMLCase) {
    let scalars = Array(yaml.text.unicodeScalars)
    for count in scalars.indices {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars[..<count])
      let file = SourceFile(path: "a.yaml", text: String(text))
      var findings: [Finding] = []
      _ = parseYAML(file, &findings)
      for finding in findings { #expect(finding.location.start.line <= file.lineCount) }
    }
  }
}

extension JSON {
  /// A document with each scalar as it is written.
  fileprivate init(plain node: YAMLNode) {
    switch node.content {
    case .scalar(let text, _): self = node.isAbsent ? .null : .string(text)
    case .sequence(let elements): self = .array(elements.map { JSON(plain: $0) })
    case .mapping(let entries): self = JSON(entries.map { ($0.key.value, JSON(plain: $0.value)) })
    }
  }
}
