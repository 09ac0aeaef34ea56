import Diagnostics
import Foundation
import Testing

@Suite struct FindingCodeTests {
  /// The codes that no test names, each with the reason.
  private static let exceptions: [FindingCode: String] = [:]

  /// By its number, or by the name of its case.
  @Test func eachCodeIsNamedByATest() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
    let files = try #require(FileManager.default.enumerator(atPath: folder.path))
    var words = Set<String>()
    for case let file as String in files where file.hasSuffix(".swift") || file.hasSuffix(".py") {
      let text = [UInt8](try Data(contentsOf: folder.appending(path: file)))
      words.formUnion(text.split { !Self.isOfWord($0) }.map { String(decoding: $0, as: UTF8.self) })
    }
    let unnamed = FindingCode.allCases.filter { code in
      !words.contains(code.rawValue) && !words.contains(".\(code)")
    }
    #expect(Set(unnamed) == Set(Self.exceptions.keys))
  }

  /// A word may begin with a full stop, as cases do.
  private static func isOfWord(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }
}
