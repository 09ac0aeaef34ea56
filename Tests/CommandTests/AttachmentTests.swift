import Foundation
import Testing

/// Pictures and other files beside the pages.
@Suite struct AttachmentTests {
  static let page = "Content/faq/overwriting/one-way.md"
  /// A GIF of 3 by 2 pixels, according to its header.
  static let gif = Data("GIF89a".utf8) + Data([3, 0, 2, 0, 0, 0, 0])

  private func centre(_ markdown: String) throws -> Binary {
    let binary = try Binary()
    let text = try binary.read(Self.page)
    try binary.write(Self.page, text + "\n\(markdown)\n")
    try Self.gif.write(
      to: binary.folder.appending(path: "Content/faq/overwriting/the mapping.gif"))
    return binary
  }

  @Test func picturesAreCopiedWithTheirSize() throws {
    let binary = try centre("![Two \"records\"](the%20mapping.gif) and [it](the%20mapping.gif)")
    let built = try binary.run(["build"])
    #expect(built.status == 0, "\(built.errors)")
    let copy = binary.folder.appending(path: "Output/site/faq/overwriting/the~20mapping.gif")
    #expect(try Data(contentsOf: copy) == Self.gif)
    let html = try binary.read("Output/site/faq/overwriting/one-way/index.html")
    #expect(
      html.contains(
        "<img src=\"../../../faq/overwriting/the~20mapping.gif\" alt=\"Two &quot;records&quot;\" "
          + "width=\"3\" height=\"2\""))
    #expect(html.contains("<a href=\"../../../faq/overwriting/the~20mapping.gif\">it</a>"))
  }

  @Test(arguments: [
    ("![](the%20mapping.gif)", "has no text beside it"),
    ("![a](the%20maping.gif)", "did you mean"),
    ("![a](https://elsewhere.example/x.png)", "pages load nothing from elsewhere"),
    ("![a](../../../site.yaml)", "there is no picture"),
  ])
  func whatCannotBeShownIsAFinding(markdown: String, message: String) throws {
    let result = try centre(markdown).run(["check"])
    #expect(result.status == 1)
    #expect(result.errors.contains("error[D405]"), "\(result.errors)")
    #expect(result.errors.contains(message), "\(result.errors)")
  }

  @Test func aDraftIsCheckedAndNotPublished() throws {
    let binary = try Binary()
    let page = "Content/faq/overwriting/draft.md"
    let answer = "[it is overwritten](outcome:attribute-outcomes/unmapped-target)"
    try binary.write(page, "---\ntitle: Draft\ndraft: true\nanswer: \"\(answer)\"\n---\nText.\n")
    #expect(try binary.run(["check"]).errors.contains("\(page):4:10: error[D401]"))
    try binary.write(page, "---\ntitle: Draft\ndraft: true\n---\nText.\n")
    #expect(try binary.run(["build"]).status == 0)
    #expect(!binary.files(below: "Output/site").contains("faq/overwriting/draft/index.html"))
    for name in ["index.html", "sitemap.xml", "search-index.json", "llms.txt"] {
      #expect(try !binary.read("Output/site/\(name)").contains("Draft"))
    }
  }
}
