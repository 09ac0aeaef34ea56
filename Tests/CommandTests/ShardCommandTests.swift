import Foundation
import Testing

/// `check --shard i/n`: what one check finds, exactly one of the parts finds.
@Suite struct ShardCommandTests {
  private func findings(_ binary: Binary, _ arguments: [String]) throws -> (Int32, [String]) {
    let result = try binary.run(["check", "--format", "json"] + arguments)
    let findings = try #require(try binary.json(result)["findings"] as? [[String: Any]])
    return (
      result.status,
      try findings.map {
        String(
          decoding: try JSONSerialization.data(withJSONObject: $0, options: .sortedKeys),
          as: UTF8.self)
      }.sorted()
    )
  }

  @Test func partsFindTogetherWhatTheWholeFinds() throws {
    let binary = try Binary.starter()
    let page = "Content/faq/first-steps/overwriting.md"
    try binary.replace("](outcome:", by: " x](outcome:", in: page)
    for number in 1...4 {
      try binary.write(
        "Content/faq/more/\(number).md",
        "---\ntitle: \(number)\n---\n[a](claim:none-\(number)) [b](../none.md)\n")
    }
    try binary.write("Content/unknown/x.yaml", "a: b")
    let (status, whole) = try findings(binary, [])
    #expect(status == 1)
    for count in 1...3 {
      let parts = try (1...count).map { try findings(binary, ["--shard", "\($0)/\(count)"]) }
      #expect(parts.flatMap(\.1).sorted() == whole)
      #expect(parts.contains { $0.0 == 1 })
    }
  }

  /// Each part says what it is about.
  @Test func theLastLineNamesThePart() throws {
    let result = try Binary.starter().run(["check", "--shard", "1/1"])
    #expect(try #/^1 page, /#.firstMatch(in: result.errors) != nil)
    let second = try Binary.starter().run(["check", "--shard", "2/2"])
    #expect(second.status == 0)
    #expect(second.errors.hasPrefix("shard 2 of 2: 0 pages, "))
  }

  @Test func oneOfThePartsSaysThatThereIsNoPage() throws {
    let binary = try Binary.starter()
    try FileManager.default.removeItem(at: binary.folder.appending(path: "Content/faq"))
    #expect(try binary.run(["accept", "--reason", "no page"]).status == 0)
    #expect(
      try (1...3).map { try binary.run(["check", "--shard", "\($0)/3"]).status } == [1, 0, 0])
  }

  @Test(arguments: ["0/2", "3/2", "2", "a/b", "1/0", ""]) func otherPartsAreWrongUse(
    part: String
  ) throws {
    let result = try Binary.starter().run(["check", "--shard", part])
    #expect(result.status == 2)
    #expect(result.errors.contains("is no part such as 2/3"))
  }
}
