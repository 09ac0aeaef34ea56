import Foundation
import Testing

/// Renames each kind of thing in a copy of the real content: the result is right, and the built site
/// has pages at the old addresses.
@Suite struct RenameTests {
  static let names = [
    ["claim", "one-way", "nothing-travels-back"],
    ["scenario", "setting-by-system", "set-by-system"],
    ["scenario", "okta-whole-profile", "okta-all"],
    ["page", "faq/why/not-arrived.md", "faq/timing/missing/not-there.md"],
    ["attribute", "title", "jobTitleAtTarget"],
    ["identity-system", "okta", "okta-catalogue"],
  ]

  /// The redirects from the former addresses.
  static let redirects = [
    "claims/one-way/": "claims/nothing-travels-back/",
    "scenarios/okta-whole-profile/": "scenarios/okta-all/",
    "faq/why/not-arrived/": "faq/timing/missing/not-there/",
    "attributes/title/": "attributes/jobTitleAtTarget/",
    "identity-systems/okta/": "identity-systems/okta-catalogue/",
    "outcomes/entra-id/title/mapped/target-set/":
      "outcomes/entra-id/jobTitleAtTarget/mapped/target-set/",
    // Renamed twice.
    "outcomes/okta/title/mapped/target-set/":
      "outcomes/okta-catalogue/jobTitleAtTarget/mapped/target-set/",
    "evidence/setting-by-system/entra-id-mapped-target/":
      "evidence/set-by-system/entra-id-mapped-target/",
    "evidence/setting-by-system/okta-mapped-target/":
      "evidence/set-by-system/okta-catalogue-mapped-target/",
  ]

  @Test func leavesNothingToReport() throws {
    let binary = try Binary()
    let lines = try binary.read("Content/site.yaml").split(separator: "\n")
    for names in Self.names {
      let result = try binary.run(["rename"] + names)
      #expect(result.status == 0, "\(names): \(result.errors)\(result.output)")
      // Strictly, the record included.
      let check = try binary.run(["check", "--strict"])
      #expect(check.status == 0, "\(names): \(check.errors)")
      #expect(try binary.read("Output/knowledge.json").contains("is now named '\(names[2])'"))
    }
    #expect(try binary.read("Content/site.yaml").split(separator: "\n").starts(with: lines))
    let build = try binary.run(["build"])
    #expect(build.status == 0, "\(build.errors)")
    for (old, new) in Self.redirects {
      let page = try binary.read("Output/site/\(old)index.html")
      #expect(page.contains("url=") && page.contains("\(new)\">"), "\(old)")
      #expect(try binary.read("Output/site/\(new)index.html").contains("<h1"), "\(new)")
    }
  }

  @Test func findsTheWayBack() throws {
    let binary = try Binary.starter()
    let before = try binary.contents(below: "Content")
    for names in [["directory", "people"], ["people", "staff"], ["staff", "directory"]] {
      let result = try binary.run(["rename", "identity-system"] + names)
      #expect(result.status == 0, "\(result.errors)")
      #expect(try binary.run(["check", "--strict"]).status == 0)
    }
    let after = try binary.contents(below: "Content")
    for (name, data) in before where name != "site.yaml" {
      #expect(after[name] == data, "\(name)")
    }
    let site = try binary.read("Content/site.yaml")
    #expect(site.contains("staff: directory") && site.contains("people: directory"))
    #expect(!site.contains("directory: "))
  }

  @Test func changesTheNameOnlyWhereItMeansTheThing() throws {
    let binary = try Binary.starter()
    try binary.write(
      "Content/scenarios/told.yaml",
      """
      # title stays in comments, and in: title
      title: title of a story
      identity-system: directory
      mapping: [ "title" , {from: title2, to: mobile} ]   # title
      users:
        ana:
          identity-system: {title: title}
          target: {"title": title, mobile: ~}
      steps:
        - change: {attribute: title, at: identity-system, to: title3}
          expect: {target: {title: title}, overwritten: []}
        - change: {attribute: 'title', at: target, to: boss}
        - full-sync:
          expect: {overwritten: [title]}

      """)
    let attributes = try binary.read("Content/attributes.yaml")
    try #require(attributes.contains("title"), "\(attributes)")
    #expect(try binary.run(["accept", "--reason", "a story"]).status == 0)
    let result = try binary.run(["rename", "attribute", "title", "role"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      try binary.read("Content/scenarios/told.yaml") == """
        # title stays in comments, and in: title
        title: title of a story
        identity-system: directory
        mapping: [ {from: title, to: role} , {from: title2, to: mobile} ]   # title
        users:
          ana:
            identity-system: {title: title}
            target: {"role": title, mobile: ~}
        steps:
          - change: {attribute: title, at: identity-system, to: title3}
            expect: {target: {role: title}, overwritten: []}
          - change: {attribute: 'role', at: target, to: boss}
          - full-sync:
            expect: {overwritten: [role]}

        """)
  }

  @Test func writesLinksOfAllForms() throws {
    let binary = try Binary.starter()
    let page = "Content/faq/first-steps/overwriting.md"
    try binary.write(
      "Content/faq/links.md",
      """
      ---
      title: Links
      redirect-from: faq/former.md
      ---
      [one](first-steps/overwriting.md#why) and `[one](first-steps/overwriting.md)`, [two][ref],
      [itself](links.md).

      [ref]: first-steps/overwriting.md

      """)
    #expect(try binary.read(page).isEmpty == false)
    let accepted = try binary.run(["accept", "--reason", "links"])
    try #require(accepted.status == 1 || accepted.status == 0)
    try binary.replace("#why", by: "", in: "Content/faq/links.md")
    _ = try binary.run(["accept", "--reason", "links"])
    let moved = try binary.run([
      "rename", "page", page, "Content/faq/later/overwritten.md",
    ])
    #expect(moved.status == 0, "\(moved.errors)")
    let text = try binary.read("Content/faq/links.md")
    #expect(text.contains("[one](later/overwritten.md) and `[one](first-steps/overwriting.md)`"))
    #expect(text.contains("[ref]: later/overwritten.md\n"))
    let own = try binary.run(["rename", "page", "faq/links.md", "faq/deep/er/links.md"])
    #expect(own.status == 0, "\(own.errors)")
    let there = try binary.read("Content/faq/deep/er/links.md")
    #expect(there.contains("redirect-from: [faq/links.md, faq/former.md]\n"))
    #expect(there.contains("[one](../../later/overwritten.md)"))
    #expect(there.contains("[itself](links.md)"))
    #expect(try binary.run(["check", "--strict"]).status == 0)
    #expect(!binary.files(below: "Content").contains("faq/links.md"))
  }

  @Test(arguments: [
    ["claim", "one-wya", "other"], ["claim", "one-way", "drift-ends-by-full-sync"],
    ["claim", "one-way", "one way"], ["scenario", "setting-by-system", "../outside"],
    ["page", "faq/why/not-arrived.md", "faq/../../x.md"],
    ["page", "faq/why/not-arrived.md", "faq/why/who-changed-it.md"],
    ["attribute", "title", "null"], ["identity-system", "okta", "Okta-Wizard"],
    ["thing", "okta", "other"],
  ])
  func refusesWhatCannotBe(arguments: [String]) throws {
    let binary = try Binary()
    let before = try binary.contents(below: "Content")
    let result = try binary.run(["rename"] + arguments)
    #expect(result.status == 2, "\(result.output)\(result.errors)")
    #expect(try binary.contents(below: "Content") == before)
  }

  @Test func changesNothingWhereSomethingIsWrong() throws {
    let binary = try Binary.starter()
    try binary.write("Content/faq/wrong.md", "---\ntitle: Wrong\n---\n[x](claim:none)\n")
    let before = try binary.contents(below: "Content")
    let result = try binary.run(["rename", "identity-system", "directory", "people"])
    #expect(result.status == 1)
    #expect(result.errors.contains("mend this first"))
    #expect(try binary.contents(below: "Content") == before)
  }
}
