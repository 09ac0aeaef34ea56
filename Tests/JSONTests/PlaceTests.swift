import Diagnostics
import JSON
import RandomStories
import Testing

/// Each member, element and key is where its place says.
@Suite struct JSONPlaceTests {
  @Test func membersAndElementsHavePlaces() throws {
    let file = SourceFile(
      path: "x.json", text: "{\n  \"é\": [true,\n    \"x\"],\n  \"b\" : {\"c\":-1.5}\n}")
    let root = try JSONDocument(reading: file.text, .message).root
    func place(_ range: Range<Int>) -> String {
      let location = file.location(range)
      return "\(location.start.line):\(location.start.column)-"
        + "\(location.end.line):\(location.end.column)"
    }
    #expect(place(root.range) == "1:1-5:2")
    #expect(root.members.map(\.key.text) == ["é", "b"])
    #expect(root.members.map { place($0.keyRange) } == ["2:3-2:6", "4:3-4:6"])
    #expect(root.members.map { place($0.value.range) } == ["2:8-3:9", "4:9-4:19"])
    #expect(root.members[0].value.elements.map { place($0.range) } == ["2:9-2:13", "3:5-3:8"])
    #expect(root.members[1].value.members.map { place($0.value.range) } == ["4:14-4:18"])
    #expect(root.elements.isEmpty)
    #expect(root.members[0].value.members.isEmpty)
  }

  @Test func repeatedKeysAreNamedEachTime() throws {
    let text = #"{"a":1,"b":{"a":2,"\u0061":3},"a":4,"a":5}"#
    let repeated = try JSONDocument(reading: text, .message).repeatedKeys
    #expect(repeated == [18..<26, 30..<33, 36..<39])
    #expect(try JSONDocument(reading: "{\"\u{E9}\":1,\"e\u{301}\":2}", .message).repeatedKeys == [])
  }

  /// What is written is read as it was, in each layout, and the text at each place is the value there.
  @Test func randomValuesComeBackFromTheirPlaces() throws {
    var generator = SeededGenerator(seed: 17)
    for _ in 0..<1_000 {
      let json = Self.value(depth: 4, &generator)
      for text in [json.text, json.compact, json.text(levels: 2)] {
        let root = try JSONDocument(reading: text, .message).root
        #expect(root.value == json)
        try Self.expectPlaces(of: root, in: Array(text.utf8))
      }
    }
  }

  private static func expectPlaces(of node: LocatedJSON, in text: [UInt8]) throws {
    func read(_ range: Range<Int>) -> JSON? {
      JSON(reading: String(decoding: text[range], as: UTF8.self))
    }
    #expect(read(node.range) == node.value)
    for member in node.members {
      #expect(read(member.keyRange) == .string(member.key.text))
      try expectPlaces(of: member.value, in: text)
    }
    for element in node.elements { try expectPlaces(of: element, in: text) }
  }

  private static func value(depth: Int, _ generator: inout SeededGenerator) -> JSON {
    switch Int.random(in: 0..<(depth == 0 ? 5 : 9), using: &generator) {
    case 0: .null
    case 1: .bool(.random(using: &generator))
    case 2: .int(.random(in: -1_000...1_000, using: &generator))
    case 3: .number("\(Int.random(in: 0..<1_000, using: &generator)).5e-07")
    case 4: .string(string(&generator))
    case 5, 6:
      .array(
        (0..<Int.random(in: 0...4, using: &generator)).map { _ in
          value(depth: depth - 1, &generator)
        })
    default:
      JSON(
        (0..<Int.random(in: 0...4, using: &generator)).map { _ in
          (string(&generator), value(depth: depth - 1, &generator))
        })
    }
  }

  private static func string(_ generator: inout SeededGenerator) -> String {
    let scalars: [Unicode.Scalar] = [
      "a", "\"", "\\", "/", "\n", "\r", "\t", "\0", "\u{1F}", "\u{7F}", "é", "\u{2028}", "\u{202E}",
      "\u{301}", "\u{FFFF}", "\u{10FFFF}", "😀", "#", "[", ",", ":", "{",
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...8, using: &generator) {
      text.append(scalars.randomElement(using: &generator) ?? "a")
    }
    return String(text)
  }
}
