import Foundation
import Testing

/// A command that writes, in a starter site where it has something to write.
struct FaultCase: Sendable, CustomTestStringConvertible {
  let name: String
  let arguments: [String]
  /// A command that writes to the same folder, and has nothing to change in it.
  var mending = ["fmt", "--content", "Empty"]
  var prepare: @Sendable (Binary) throws -> Void = { _ in }

  var testDescription: String { name }

  private static let page = "Content/faq/first-steps/overwriting.md"
  private static let profile = "Content/identity-systems/directory.yaml"
  /// Content that cannot be built.
  static let nothing = "Empty"

  private static func accepted(_ binary: Binary) throws {
    let accepted = try binary.run(["accept", "--reason", "prepared"])
    try #require(accepted.status == 0, "\(accepted.errors)")
  }

  private static func built(_ binary: Binary) throws {
    let built = try binary.run(["build"])
    try #require(built.status == 0, "\(built.errors)")
  }

  private static func more(_ binary: Binary) throws {
    for number in 1...3 {
      try binary.write("Content/faq/more/page-\(number).md", "---\ntitle: \(number)\n---\nText.\n")
    }
    try accepted(binary)
  }

  private static func other(_ binary: Binary) throws {
    try binary.replace("every: 2h", by: "every: 20m", in: profile)
  }

  private static let build = ["build", "--content", nothing]

  static let all: [FaultCase] = [
    FaultCase(name: "first build", arguments: ["build"], mending: build),
    FaultCase(name: "build of more", arguments: ["build"], mending: build) {
      try built($0)
      try more($0)
      try other($0)
      try accepted($0)
    },
    FaultCase(name: "build of less", arguments: ["build"], mending: build) {
      try more($0)
      try built($0)
      try FileManager.default.removeItem(at: $0.folder.appending(path: "Content/faq/more"))
      try accepted($0)
    },
    FaultCase(
      name: "accept", arguments: ["accept", "--reason", "x"], mending: ["check"], prepare: other),
    FaultCase(
      name: "accept the record alone", arguments: ["accept", "--reason", "x"], mending: ["schema"]
    ) {
      let bound = "[Nothing in Example Desk ever changes the directory](claim:one-way)"
      try $0.write("Content/faq/more/page.md", "---\ntitle: A page\n---\n\(bound).\n")
    },
    FaultCase(
      name: "rename identity-system",
      arguments: ["rename", "identity-system", "directory", "people"], mending: ["lookup", "title"]),
    FaultCase(
      name: "rename page",
      arguments: ["rename", "page", "faq/first-steps/overwriting.md", "faq/a/b/c.md"],
      mending: ["check"]),
    FaultCase(
      name: "rename attribute", arguments: ["rename", "attribute", "title", "role"],
      mending: ["build", "--output", "Elsewhere"]),
    FaultCase(name: "fmt", arguments: ["fmt"], mending: ["coverage"]) {
      try $0.loosenTables(in: page)
    },
    FaultCase(
      name: "new page", arguments: ["new", "page", "faq/new/page.md", "--claim", "one-way"],
      mending: ["check"]),
    FaultCase(
      name: "new scenario", arguments: ["new", "scenario", "first"], mending: ["prove"]),
    FaultCase(
      name: "new scenario of a claim", arguments: ["new", "scenario", "--from", "overwrites"],
      mending: ["check"]
    ) {
      try $0.write(
        "Content/claims/more.yaml",
        "- {id: overwrites, says: X, attribute: mapped, may: it is overwritten}\n")
    },
    FaultCase(
      name: "new claim", arguments: ["new", "claim", "unmapped-stays", "--says", "It stays."],
      mending: ["check"]),
    FaultCase(name: "new profile", arguments: ["new", "profile", "ping"], mending: ["check"]),
    FaultCase(
      name: "schema", arguments: ["schema"], mending: ["fmt", "--content", "Output/schemas"]
    ) {
      try $0.write("Output/schemas/page.json", "old\n")
      try FileManager.default.removeItem(
        at: $0.folder.appending(path: "Output/schemas/claims.json"))
    },
    FaultCase(
      name: "new site", arguments: ["new", "site", "a/help"],
      mending: ["build", "--content", nothing, "--output", "a/help/Output"]),
  ]
}
