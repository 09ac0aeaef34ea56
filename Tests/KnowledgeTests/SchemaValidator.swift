import Content
import Foundation
import JSON
import Testing

/// Validates documents by another program than the one that wrote the schemas.
enum SchemaValidator {
  struct Case {
    let kind: ContentKind
    let yaml: String
  }

  static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// What `Scripts/setup schemas` makes.
  static let python = project.appending(path: ".tools/venv/bin/python")

  /// Whether it is there; CI leaves nothing out, and fails without it.
  static let isInstalled =
    !ProcessInfo.processInfo.environment["CI", default: ""].isEmpty
    || FileManager.default.fileExists(
      atPath: project.appending(path: ".tools/venv/KnowledgeTests-requirements.txt").path)

  /// - Returns: For each case `nil` if it is accepted, or why not.
  static func refusals(of cases: [Case]) throws -> [String?] {
    let request: JSON = [
      "schemas": JSON(ContentKind.allCases.map { ($0.rawValue, $0.schema) }),
      "cases": .array(
        cases.map { ["schema": .string($0.kind.rawValue), "yaml": .string($0.yaml)] }),
    ]
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "driftless-schemas-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (input, output) = (folder.appending(path: "in"), folder.appending(path: "out"))
    try Data(request.text.utf8).write(to: input)
    try Data().write(to: output)
    let process = Process()
    process.executableURL = python
    process.arguments = [
      project.appending(path: "Tests/KnowledgeTests/validate.py").path
    ]
    process.standardInput = try FileHandle(forReadingFrom: input)
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "the validator failed")
    let lines = try String(contentsOf: output, encoding: .utf8).components(separatedBy: "\n")
    try #require(lines.count == cases.count + 1)
    return lines.prefix(cases.count).map { $0.isEmpty ? nil : $0 }
  }
}
