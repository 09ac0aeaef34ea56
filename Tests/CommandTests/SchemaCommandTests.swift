import Foundation
import Testing

@Suite struct SchemaCommandTests {
  static let kinds = [
    "attributes", "claims", "glossary", "identity-system", "outcomes", "page", "phrases",
    "scenario",
    "site", "sources",
  ]

  @Test func writesASchemaForEachKindOfFileOnce() throws {
    let binary = try Binary.empty()
    let written = try binary.run(["schema"])
    #expect(written.status == 0, "\(written.errors)")
    #expect(binary.files(below: "Output/schemas") == Self.kinds.map { "\($0).json" })
    let again = try binary.run(["schema"])
    #expect(again.output == "Output/schemas is as it should be\n")
  }

  /// What a clone gives to its editors is what the code says.
  @Test(arguments: kinds) func theSchemasThatShipAreCurrent(kind: String) throws {
    let printed = try Binary.empty().run(["schema", kind])
    let file = Binary.project.appending(path: "Output/schemas/\(kind).json")
    let shipped = try String(contentsOf: file, encoding: .utf8)
    #expect(printed.output == shipped, "run 'driftless schema' and commit what it writes")
  }

  @Test func namesTheKindsWhereOneIsNotKnown() throws {
    let refused = try Binary.empty().run(["schema", "scenarios"])
    #expect(refused.status == 2)
    #expect(refused.errors.contains("'scenarios' is none of: site, attributes"))
  }

  @Test func writesNothingThroughASymbolicLink() throws {
    let binary = try Binary.empty()
    try binary.write("elsewhere/kept", "")
    try binary.write("Output/kept", "")
    try FileManager.default.createSymbolicLink(
      atPath: binary.folder.appending(path: "Output/schemas").path,
      withDestinationPath: "../elsewhere")
    let refused = try binary.run(["schema"])
    #expect(refused.status == 1)
    #expect(refused.errors.contains("is a symbolic link"))
    #expect(binary.files(below: "elsewhere") == ["kept"])
  }

  /// The file that the first line of a file of content refers to.
  private func schema(of file: String, in binary: Binary) throws -> String? {
    let line = try binary.read(file).components(separatedBy: "\n")[0]
    let prefix = "# yaml-language-server: $schema="
    guard line.hasPrefix(prefix) else { return nil }
    let folder = binary.folder.appending(path: file).deletingLastPathComponent()
    let url = folder.appending(path: String(line.dropFirst(prefix.count))).standardizedFileURL
    try #require(FileManager.default.fileExists(atPath: url.path), "\(file): \(url.path)")
    return url.lastPathComponent
  }

  @Test func newFilesReferToTheirSchema() throws {
    let binary = try Binary.starter()
    for file in binary.files(below: "Content") where file.hasSuffix(".yaml") {
      let kind =
        switch (file as NSString).deletingLastPathComponent {
        case "scenarios": "scenario"
        case "identity-systems": "identity-system"
        case "claims": "claims"
        default: (file as NSString).deletingPathExtension
        }
      #expect(try schema(of: "Content/\(file)", in: binary) == "\(kind).json", "\(file)")
    }
    try binary.write(
      "Content/claims/may.yaml",
      "- {id: may-go, says: It may be overwritten., attribute: fed, may: it is overwritten}\n")
    let made = try binary.run(["new", "scenario", "--from", "may-go"])
    #expect(made.status == 0, "\(made.errors)")
    #expect(
      try schema(of: "Content/scenarios/may-go-directory.yaml", in: binary) == "scenario.json")
    let export = Binary.project.appending(path: "Tests/Exports/entra-short.json").path
    let imported = try binary.run(["import", "entra", export, "--identity-system", "directory"])
    #expect(
      imported.output.hasPrefix(
        "# yaml-language-server: $schema=../../Output/schemas/identity-system.json\n"),
      "\(imported.errors)")
  }

  @Test func newFilesReferToNoSchemaThatIsNotThere() throws {
    let binary = try Binary.starter()
    try FileManager.default.removeItem(at: binary.folder.appending(path: "Output/schemas"))
    try binary.write(
      "Content/claims/may.yaml",
      "- {id: may-go, says: It may be overwritten., attribute: fed, may: it is overwritten}\n")
    #expect(try binary.run(["new", "scenario", "--from", "may-go"]).status == 0)
    #expect(try schema(of: "Content/scenarios/may-go-directory.yaml", in: binary) == nil)
  }
}
