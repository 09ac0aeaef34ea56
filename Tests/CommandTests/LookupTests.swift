import Foundation
import Testing

@Suite struct LookupTests {
  static let keys = [
    "answer", "attribute", "becomes", "changedAt", "counterpart", "edit", "evidence",
    "identitySystem", "identitySystemChanges", "mapped", "overwrites", "page", "replacedAt",
    "syncedAt",
  ]

  /// Of the shipped content, in the order of their ids.
  static let systems = [
    "custom", "entra-id", "google-workspace", "jumpcloud", "okta", "okta-wizard", "onelogin",
    "pingfederate", "pingone", "reference",
  ]

  @Test func givesOneObjectIfAllIsChosen() throws {
    let binary = try Binary()
    let result = try binary.run([
      "lookup", "title", "--changed-at", "target", "--identity-system", "entra-id", "--edit", "set",
      "--format", "json",
    ])
    #expect(result.status == 0)
    let answer = try binary.json(result)
    #expect(answer.keys.sorted() == Self.keys)
    #expect(answer["counterpart"] as? String == "jobTitle")
    #expect(answer["replacedAt"] as? String == "next-sync")
    #expect(answer["overwrites"] as? Bool == true)
    #expect(answer["syncedAt"] as? String == "never")
  }

  @Test func givesAllThatIsLeftOutInOrder() throws {
    let result = try Binary().run(["lookup", "mobile", "--format", "json"])
    let answers = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]])
    let order = answers.map { answer in
      ["identitySystem", "changedAt", "edit"].compactMap { answer[$0] as? String }.joined(
        separator: " ")
    }
    #expect(
      order
        == Self.systems.flatMap { system in
          ["identity-system", "target"].flatMap { place in
            ["set", "clear"].map { "\(system) \(place) \($0)" }
          }
        })
  }

  @Test(arguments: [
    "cell phone", "Mobile number", "phoneNumbers[type eq \"mobile\"].value", "MOBILE",
  ])
  func understandsOtherWords(words: String) throws {
    let result = try Binary().run([
      "lookup", words, "--identity-system", "okta", "--changed-at", "target", "--edit", "set",
    ])
    #expect(result.status == 0)
    #expect(result.output.contains("mobile"))
  }

  @Test func mappedAndUnmappedReplaceTheUsualMapping() throws {
    let binary = try Binary()
    let choice = [
      "--changed-at", "target", "--identity-system", "reference", "--edit", "set", "--format",
      "json",
    ]
    let mapped = try binary.json(binary.run(["lookup", "mobile", "--mapped"] + choice))
    #expect(mapped["mapped"] as? Bool == true)
    #expect(mapped["counterpart"] as? String == "mobile")
    let unmapped = try binary.json(binary.run(["lookup", "department", "--unmapped"] + choice))
    #expect(unmapped["mapped"] as? Bool == false)
    #expect(unmapped["replacedAt"] as? String == "never")
  }

  @Test func suggestsWhatWasMeant() throws {
    let attribute = try Binary().run(["lookup", "departmnet"])
    #expect(attribute.status == 2)
    #expect(attribute.errors.contains("department"))
    let system = try Binary().run(["lookup", "mobile", "--identity-system", "okat"])
    #expect(system.status == 2)
    #expect(system.errors.contains("did you mean 'okta'?"))
    #expect(try Binary().run(["lookup", "mobile", "--changed-at", "nowhere"]).status == 2)
    #expect(try Binary().run(["lookup", "mobile", "--edit", "maybe"]).status == 2)
  }

  @Test func needsNeitherPhrasesNorPages() throws {
    let binary = try Binary()
    try binary.write("bare/identity-systems/reference.yaml", "mapping: [department]")
    let result = try binary.run(["lookup", "department", "--content", "bare", "--format", "json"])
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    #expect(result.output.contains("\"answer\": null"))
  }

  @Test func givesTextToPasteIntoAReply() throws {
    let choice = [
      "lookup", "mobile", "--unmapped", "--identity-system", "okta", "--changed-at", "target",
      "--edit", "set",
    ]
    let binary = try Binary()
    try binary.replace(
      "https://scim-help.example/\n", by: "https://192.0.2.1/help\n", in: "Content/site.yaml")
    let reply = try binary.run(choice + ["--reply"])
    #expect(reply.status == 0, "\(reply.errors)")
    let answer = try #require(
      try binary.json(binary.run(choice + ["--format", "json"]))["answer"] as? String)
    #expect(reply.output.contains(answer))
    let address = "https://192.0.2.1/help/outcomes/okta/mobile/unmapped/target-set/"
    #expect(reply.output.contains(address))
    #expect(reply.output.contains(/accepted on \d{4}-\d\d-\d\d/))
    #expect(try binary.run(choice + ["--reply", "--format", "json"]).status == 2)
    // The page's button copies the same text.
    #expect(try binary.run(["build"]).status == 0)
    let page = try binary.read("Output/site/outcomes/okta/mobile/unmapped/target-set/index.html")
    let copied = try #require(page.firstMatch(of: /<pre id="reply-text">([^<]*)<\/pre>/))
    #expect(copied.1 == reply.output.dropLast())
  }

  /// Nobody can open an address at a host that is reserved for examples.
  @Test(arguments: [
    "https://scim-help.example/", "http://help.example.org:8080/a", "https://LOCALHOST/",
  ])
  func placeholdersAreNoLinks(base: String) throws {
    let binary = try Binary.starter()
    try binary.write(
      "Content/site.yaml", binary.read("Content/site.yaml") + "\nbase: \(base)\n")
    let choice = [
      "lookup", "title", "--identity-system", "directory", "--changed-at", "target", "--edit",
      "set",
    ]
    let text = try binary.run(choice)
    #expect(text.output.contains(" outcomes/directory/title/"), "\(text.output)\(text.errors)")
    let reply = try binary.run(choice + ["--reply"])
    #expect(reply.status == 0 && !reply.output.isEmpty, "\(reply.errors)")
    for result in [text, reply, try binary.run(choice + ["--format", "json"])] {
      #expect(!result.output.contains("http"), "\(result.output)")
    }
    #expect(!reply.output.contains("outcomes/"), "\(reply.output)")
  }
}
