import Content
import Diagnostics
import Testing

/// Bindings are read as they are written.
@Suite struct ReferenceTests {
  private static let page = "faq/mapping/email.md"

  private func destination(_ text: String, systems: [String] = ["okta"]) -> LinkDestination {
    LinkDestination(text, on: Self.page, systems: systems)
  }

  @Test(arguments: [
    Reference.claim("never-lost", identitySystem: nil),
    .claim("never-lost", identitySystem: "okta"),
    .outcome(table: "clearing", row: "okta-mapped"),
    .setting(identitySystem: "okta", path: "sync.absent"),
    .attribute(ExactString("workEmail"), fact: "mutability"),
    .source("genesys-one-way"),
  ])
  func aLinkIsReadAsItIsWritten(reference: Reference) {
    #expect(destination(reference.text) == .bound(reference))
  }

  @Test(arguments: BlockReference.Kind.allCases)
  func aBlockIsReadAsItIsWritten(kind: BlockReference.Kind) throws {
    let block = BlockReference(kind, "clearing")
    let (name, argument) = try #require(block.reference.text.parted(at: ":"))
    #expect(BlockReference(String(name), String(argument)) == block)
  }

  @Test func otherCommentsAreNoBlocks() { #expect(BlockReference("note", "x") == nil) }

  @Test(arguments: [
    ("outcome:clearing", Reference.Scheme.outcome, "clearing"),
    ("outcome:a/b/c", .outcome, "a/b/c"),
    ("value:okta", .value, "okta"),
    ("value:", .value, ""),
  ])
  func whatNamesNothingIsIncomplete(text: String, scheme: Reference.Scheme, rest: String) {
    #expect(destination(text) == .incomplete(scheme, rest))
  }

  @Test func anIdentitySystemMayBeCalledAttributes() {
    let text = "value:attributes/sync.absent"
    #expect(destination(text) == .bound(.attribute(ExactString("sync"), fact: "absent")))
    #expect(
      destination(text, systems: ["attributes"])
        == .bound(.setting(identitySystem: "attributes", path: "sync.absent")))
  }

  @Test(arguments: [
    ("https://example.com/claim:x", LinkDestination.external),
    ("HTTPS://example.com", .external),
    ("javascript:alert(1)", .unknown(scheme: "javascript")),
    ("#top", .relative("", file: page, anchor: "top")),
    (
      "../timing/waiting.md#why",
      .relative(
        "../timing/waiting.md", file: "faq/timing/waiting.md", anchor: "why")
    ),
    ("../../../secret.md", .relative("../../../secret.md", file: nil, anchor: nil)),
  ])
  func otherLinksLeadToPagesAndSites(text: String, expected: LinkDestination) {
    #expect(destination(text) == expected)
  }
}
