import Foundation
import Testing

@testable import Site

/// Mustache's own cases (`Specification`, from github.com/mustache/spec, with its licence), except
/// those whose data is not a model: a text or a list of texts.
@Suite struct SpecificationTests {
  struct Specification: Decodable {
    let tests: [Case]
  }

  struct Case: Decodable, CustomTestStringConvertible {
    let name: String
    let data: JSONNode
    let template: String
    let expected: String
    let partials: [String: String]?

    var testDescription: String { name }
  }

  /// The number of cases read from each file.
  static let counts = [
    "comments": 12, "interpolation": 37, "inverted": 22, "partials": 12, "sections": 26,
  ]

  /// In these cases names have no value, which is a finding here.
  static let others: Set = [
    "interpolation: Basic Context Miss Interpolation",
    "interpolation: Triple Mustache Context Miss Interpolation",
    "interpolation: Ampersand Context Miss Interpolation",
    "interpolation: Dotted Names - Broken Chains",
    "interpolation: Dotted Names - Broken Chain Resolution",
    "interpolation: Dotted Names - Context Precedence",
    "interpolation: Dotted Names are never single keys", "sections: Context Misses",
    "sections: Dotted Names - Broken Chains", "inverted: Context Misses", "inverted: Context",
    "inverted: List", "inverted: Dotted Names - Broken Chains", "partials: Failed Lookup",
  ]

  @Test(arguments: counts.keys.sorted()) func cases(file: String) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "Specification")
    let data = try Data(contentsOf: folder.appending(path: "\(file).json"))
    var count = 0
    for test in try JSONDecoder().decode(Specification.self, from: data).tests {
      guard case .object(let names) = test.data, !names.values.contains(where: \.holdsTexts) else {
        continue
      }
      let partials = test.partials ?? [:]
      let isFinished = ([test.template] + partials.values).contains {
        $0.contains("{{{") || $0.contains("{{&")
      }
      let template = try CompiledTemplate(
        test.template, partials: partials,
        for: JSONShapes(of: names, isFinished: isFinished).shape(of: names))
      if Self.others.contains("\(file): \(test.name)") {
        #expect(!template.findings.isEmpty, "\(test.name)")
      } else {
        #expect(template.messages == [], "\(test.name)")
        #expect(template.text(JSONModel(values: names)) == test.expected, "\(test.name)")
      }
      count += 1
    }
    #expect(count == Self.counts[file])
  }
}
