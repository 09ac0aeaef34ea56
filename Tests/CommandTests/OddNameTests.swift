import Foundation
import Testing

/// Whatever things are named, what `accept` writes is right, and pages show the names unchanged.
@Suite struct OddNameTests {
  static let names = [
    "Acme Inc. Directory", "Yahoo!", "St. Mary's", "Okta (v2.0)", "AT&amp;T", "AT&T &copy; Co.",
    "{target}", "{identity-system} {x}", "a|b", "*Star*", "_under_ __line__", "`code`", "~~gone~~",
    "[link](https://x.example)", "<b>bold</b>", "back\\slash", "#1 Desk", "- Desk", "+ Desk",
    "1. Desk", "2) Desk", "> Desk", "Is it? Desk", "Wait… Desk", "\"Quoted\"", "it's: so # there",
    "www.desk.example", "https://desk.example/", "3.5", "No. 7 Desk v. 2", "İstanbul", "ßeta",
    "日本。デスク", "{{interface.lead}}", "ana@desk.example", "Desk:", "!important", "--- x",
  ]

  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: "''") + "'"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
  }

  /// Each name in each role once.
  @Test(arguments: names.indices) func areAccepted(index: Int) throws {
    func name(_ number: Int) -> String { Self.names[(index + number) % Self.names.count] }
    let (target, system, attribute, value, label) = (name(0), name(7), name(13), name(19), name(26))
    let binary = try Binary.starter()
    func change(_ old: String, _ new: String, _ file: String) throws {
      try binary.replace(old, by: new, in: "Content/\(file)")
    }
    try change("target: Example Desk", "target: \(Self.quoted(target))", "site.yaml")
    try change(
      "name: the directory", "name: \(Self.quoted(system))", "identity-systems/directory.yaml")
    try change("name: Title", "name: \(Self.quoted(attribute))", "attributes.yaml")
    try change(
      "{label: \"Unmapped (mobile)\", ", "{label: \(Self.quoted(label)), ",
      "scenarios/attribute-outcomes.yaml")
    try change("{label: \"Mapped (title)\", ", "{", "scenarios/attribute-outcomes.yaml")
    try change("to: Team lead}", "to: \(Self.quoted(value))}", "scenarios/one-afternoon.yaml")
    try change(
      "target: {title: Team lead}", "target: {title: \(Self.quoted(value))}",
      "scenarios/one-afternoon.yaml")
    try change(
      "says: Nothing in Example Desk ever changes the directory.",
      "says: \(Self.quoted("Nothing in \(target) ever changes what \(system) syncs."))",
      "claims/direction.yaml")
    // Prose with a name in it, as a writer would write it.
    try binary.write(
      "Content/faq/first-steps/prose.md",
      "---\ntitle: \(Self.quoted("What of \(target)?"))\n---\n[x](claim:one-way) [y](value:directory/name)\n"
    )
    let accepted = try binary.run(["accept", "--reason", "other names"])
    #expect(accepted.status == 0, "\(accepted.errors)")
    let checked = try binary.run(["check", "--strict"])
    #expect(checked.status == 0, "\(checked.errors)")
    #expect(try binary.run(["accept", "--reason", "again"]).output.hasPrefix("nothing to accept"))
    let built = try binary.run(["build"])
    #expect(built.status == 0, "\(built.errors)")
    let html = try binary.read("Output/site/faq/first-steps/prose/index.html")
    #expect(html.contains(Self.escaped("What of \(target)?")), "\(target)")
    let table = try binary.read("Output/site/faq/first-steps/overwriting/index.html")
    for text in [target, value] { #expect(table.contains(Self.escaped(text)), "\(text)") }
  }

  /// A sentence with a name in it is one statement, also over two lines.
  @Test func aNameEndsNoSentence() throws {
    let binary = try Binary.starter()
    try binary.replace(
      "target: Example Desk", by: "target: Acme Inc. Directory", in: "Content/site.yaml")
    try binary.replace(
      "name: the directory", by: "name: Yahoo!", in: "Content/identity-systems/directory.yaml")
    #expect(try binary.run(["accept", "--reason", "names"]).status == 0)
    try binary.write(
      "Content/faq/names.md",
      """
      ---
      title: Names
      ---
      Users of Acme Inc. Directory are synced by Yahoo! every [2 hours](value:directory/cycle.every). It
      is Acme Inc.
      Directory that is synced every [2 hours](value:directory/cycle.every). We like Acme Inc. We like Yahoo! It syncs.
      """)
    let result = try binary.run(["check"])
    let findings = result.errors.split(separator: "\n").filter { $0.contains("[D413]") }
    #expect(findings.count == 1, "\(result.errors)")
    #expect(result.errors.contains("6:105"), "\(result.errors)")
  }
}
