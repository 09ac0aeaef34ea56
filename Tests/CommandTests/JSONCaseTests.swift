import Foundation
import Testing

/// JSON according to RFC 8259, tested with the real binary: what is accepted, what is refused and
/// where.
///
/// The classes of cases are those of JSONTestSuite; the cases are our own. Where the tool refuses what
/// the standard permits, the case says why.
@Suite struct JSONCaseTests {
  private static let binary = Result { try Binary.starter() }

  @Test(arguments: JSONCase.all)
  func exportsAreReadAsTheStandardSays(json: JSONCase) throws {
    let binary = try Self.binary.get()
    let name = "\(UUID().uuidString).json"
    try Data(json.bytes).write(to: binary.folder.appending(path: name))
    let result = try binary.subfolder().run([
      "import", "entra", "../\(name)", "--identity-system", "directory", "--content", "../Content",
    ])
    switch json.expected {
    case .accepted:
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output.contains("mapping:"))
    case .refused(let code, let place), .differs(let code, let place, _):
      #expect(result.status == 1)
      #expect(result.output.isEmpty)
      let first = result.errors.split(separator: "\n").first ?? ""
      #expect(first.hasPrefix("../\(name):\(place): error[\(code)]: "), "\(result.errors)")
    }
  }

  /// Only what `accept` wrote is a record: any other JSON is refused, at a location.
  @Test(arguments: JSONCase.all)
  func recordsAreReadWithoutACrash(json: JSONCase) throws {
    let binary = try Self.binary.get()
    let name = "\(UUID().uuidString).json"
    try Data(json.bytes).write(to: binary.folder.appending(path: name))
    let result = try binary.subfolder().run(["diff", "../\(name)", "../Output/knowledge.json"])
    #expect(result.status == 1)
    #expect(result.errors.hasPrefix("../\(name):"), "\(result.errors)")
    let code =
      switch json.expected {
      // What two escapes stand for together, only a reader of JSON sees.
      case _ where json.name == "the last pair": "D503"
      // An escape of a control character, read or cut off, is found before the rest is read.
      case _ where ["each short escape", "digits at the end"].contains(json.name): "D005"
      case .refused("D005", _), .differs("D005", _, _): "D005"
      default: "D503"
      }
    #expect(result.errors.contains("error[\(code)]"), "\(result.errors)")
  }

  /// The same cases as members of a record that is otherwise right.
  @Test(arguments: JSONCase.strings + JSONCase.escapes + JSONCase.surrogates + JSONCase.encodings)
  func textsOfARecordAreReadWithoutACrash(json: JSONCase) throws {
    let binary = try Self.binary.get()
    let name = "\(UUID().uuidString).json"
    var record = Array(try binary.data("Output/knowledge.json"))
    let value = json.bytes.split(separator: UInt8(ascii: "\n")).dropFirst().first ?? []
    let member = Array("    ".utf8) + value + Array(": ".utf8) + value + Array(",\n".utf8)
    let line = try #require(record.firstIndex(of: UInt8(ascii: "\n")))
    let second = try #require(record[(line + 1)...].firstIndex(of: UInt8(ascii: "\n")))
    record.insert(contentsOf: member, at: second + 1)
    try Data(record).write(to: binary.folder.appending(path: name))
    let result = try binary.subfolder().run(["diff", "../\(name)", "../Output/knowledge.json"])
    // A text in its shortest form is one that `accept` might have written.
    #expect([0, 1].contains(result.status), "\(result.errors)")
    if result.status == 1 { #expect(result.errors.hasPrefix("../\(name):"), "\(result.errors)") }
  }
}
