import Diagnostics
import Foundation
import Profiles
import Testing
import Traces

@testable import Import

/// Whatever a file holds, reading it ends with rules that can be loaded, or with findings.
@Suite struct ImportSafetyTests {
  static let exports = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Exports")

  static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: exports.path)) ?? []).sorted()

  static func text(_ name: String) throws -> String {
    try String(contentsOf: exports.appending(path: name), encoding: .utf8)
  }

  @Test func thePageHasWordsForAll() {
    let reasons = ImportRemark.Reason.allCases
      .filter { !$0.isCarried || [.noDelete, .noUpdate].contains($0) }.map(\.rawValue)
    let problems: [FindingCode] = [
      .invalidJSON, .duplicateKey, .deepNesting, .fileTooLarge, .invalidEncoding, .controlCharacter,
      .unreadableFile, .wrongType, .missingKey, .unknownExport, .missingUserMapping,
      .unknownIdentitySystem,
    ]
    let others = [
      "list-of-mappings", "too-much", "carried", "failed", "item", "other",
    ]
    for word in reasons + problems.map(\.name) + others {
      #expect(Fixture.strings.contains("\n  own-\(word): "), "\(word)")
    }
  }

  @Test func fixturesAreThere() { #expect(Self.names.count >= 10) }

  @Test(arguments: names)
  func endsWhereverAFileIsCutOff(name: String) throws {
    let bytes = Array(try Self.text(name).utf8)
    let loaded = LookupContent.load(ImportTests.content)
    let attributes = AttributeIndex(loaded.value.attributes)
    // Each byte of small files; of large ones so many that it takes no minute.
    for count in stride(
      from: 0, to: bytes.count - 1, by: bytes.count < 3_000 ? 1 : bytes.count / 400)
    {
      let file = SourceFile(path: name, text: String(decoding: bytes[..<count], as: UTF8.self))
      for kind in ExportKind.allCases {
        let base = try #require(
          loaded.value.identitySystems.first { $0.id == kind.identitySystemID })
        let read = ImportedConfiguration.read([file], as: kind, base: base, attributes)
        #expect(read.value == nil && read.findings.hasErrors, "cut off after \(count) bytes")
      }
    }
  }

  /// Errors that leave nothing out count, too: a profile is whole, or there is none.
  @Test(arguments: ["name: A\nalso: [-]\n", "name: \"A\"# a\n"])
  func aProfileWithAnErrorOfYAMLIsNone(text: String) {
    var findings: [Finding] = []
    let file = SourceFile(path: "own.yaml", text: text)
    #expect(IdentitySystem.load("own", file, attributes: nil, &findings) == nil)
    #expect(findings.map(\.code) == [.invalidYAML])
  }

  @Test(arguments: names)
  func whatIsImportedCanBeLoaded(name: String) throws {
    let file = SourceFile(path: name, text: try Self.text(name))
    guard let kind = ImportedConfiguration.kind(of: file) else {
      Issue.record("\(name) is of no kind")
      return
    }
    let loaded = LookupContent.load(ImportTests.content)
    let base = try #require(loaded.value.identitySystems.first { $0.id == kind.identitySystemID })
    let read = ImportedConfiguration.read(
      [file], as: kind, base: base, content: ImportTests.content)
    guard let configuration = read.value else {
      #expect(read.findings.hasErrors)
      return
    }
    var findings: [Finding] = []
    let text = SourceFile(path: "own.yaml", text: configuration.file(name: "a: b # c"))
    let system = try #require(
      IdentitySystem.load("own", text, attributes: loaded.value.attributes, &findings))
    #expect(findings.isEmpty)
    #expect(system.name == "a: b # c")
    #expect(
      system.settings.map(\.word)
        == base.settings.map { configuration.settings[$0.path] ?? $0.word })
    // Each rule comes back as it was, whatever stands in it.
    #expect(system.mapping.count == configuration.rules.count)
    for (entry, rule) in zip(system.mapping, configuration.rules) {
      #expect(ImportedRule(entry, at: rule.location, notes: []).json == rule.json)
    }
    // Nothing that is unseen, or that a terminal obeys, is in the file.
    let unseen: [Unicode.GeneralCategory] = [
      .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned,
    ]
    #expect(
      text.text.unicodeScalars.allSatisfy {
        $0 == "\n" || !unseen.contains($0.properties.generalCategory)
      })
    #expect(
      configuration.remarks.allSatisfy { finding in
        finding.message.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
      })
  }

  @Test func hugeAndDeepFilesAreFindings() throws {
    let many = ImportTests.schema(
      Array(repeating: "{\"targetAttributeName\": \"x\"}", count: 501).joined(separator: ","))
    #expect(try ImportTests.read([many], as: .entra).findings.map(\.code) == [.fileTooLarge])
    let deep = String(repeating: "[", count: 200_000)
    #expect(try ImportTests.read([deep], as: .okta).findings.map(\.code) == [.deepNesting])
    let values = "[" + String(repeating: "1,", count: 1_000_000) + "1]"
    #expect(try ImportTests.read([values], as: .okta).findings.map(\.code) == [.fileTooLarge])
    let keys = "{" + Array(repeating: "\"a\":1", count: 1_000).joined(separator: ",") + "}"
    #expect(try ImportTests.read([keys], as: .entra).findings.count == 999)
  }
}
