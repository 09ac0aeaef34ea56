import Foundation
import Markup
import Testing

/// No two elements of a page have the same id, whatever its headings are.
@Suite struct FrameIDTests {
  private static let templates = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Templates")

  /// Returns the ids that a template and its partials write, apart from those that come from values.
  private static func ids(in name: String) throws -> Set<String> {
    let text = try String(
      contentsOf: templates.appending(path: "\(name).mustache"), encoding: .utf8)
    let own = text.matches(of: /[ ]id="([^"{]+)"/).map { String($0.1) }
    let partials = text.matches(of: /\{\{> ?([^ }]+) ?\}\}/).map { String($0.1) }
    return try partials.reduce(into: Set(own)) { $0.formUnion(try ids(in: $1)) }
  }

  @Test func noHeadingGetsAnIDOfTheFrame() throws {
    let ids = try Self.ids(in: "page")
    #expect(ids.isSuperset(of: ["main", "search", "sources"]))
    #expect(ids.subtracting(Anchors.reserved) == [])
  }
}
