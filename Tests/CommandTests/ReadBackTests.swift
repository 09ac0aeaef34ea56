import Foundation
import Testing

/// Templates that make a page that differs from its source: no site is written.
@Suite struct ReadBackTests {
  private static let bound = "Templates/partials/bound.mustache"
  private static let page = "Templates/page.mustache"

  /// Errors of the kind that a renderer could have.
  @Test(arguments: [
    ("{{{html}}}", "", "in place of"), ("{{{html}}}", "{{{html}}}{{{html}}}", "in place of"),
    ("href=\"{{evidence}}\"", "href=\"{{label}}\"", "in place of"),
    ("</span></a></span>", "</span></a>", "'span' is open"),
    ("class=\"mark {{strength}}\"", "class=mark", "quotation marks"),
  ])
  func writesNoSiteThatShowsAnotherText(_ old: String, _ new: String, _ message: String) throws {
    let binary = try Binary.starter()
    let template =
      "<span class=\"bound {{strength}}\">{{{html}}}<a class=\"mark {{strength}}\" href=\"{{evidence}}\">"
      + "<span>{{label}}</span></a></span>\n"
    try binary.write(Self.bound, template)
    let right = try binary.run(["build"])
    #expect(right.status == 0, "\(right.errors)")
    let before = try binary.contents(below: "Output")
    try binary.write(Self.bound, template.replacing(old, with: new))
    let result = try binary.run(["build"])
    #expect(result.status == 3)
    #expect(result.errors.contains("Content/faq/first-steps/overwriting.md:"))
    #expect(result.errors.contains("error[D703]"))
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(result.errors.contains("nothing was written"))
    #expect(try binary.contents(below: "Output") == before)
  }

  @Test(arguments: ["prose", "answer"]) func namesTheClassThatATemplateLacks(_ name: String) throws
  {
    let binary = try Binary.starter()
    let text = try String(
      contentsOf: Binary.project.appending(path: Self.page), encoding: .utf8)
    try binary.write(Self.page, text.replacing("class=\"\(name)\"", with: "class=\"own\""))
    let result = try binary.run(["build"])
    #expect(result.status == 1)
    #expect(result.errors.contains("\(Self.page):1:1: error[D603]"), "\(result.errors)")
    #expect(result.errors.contains("'\(name)'"))
    #expect(result.errors.split(separator: "\n").count { $0.contains("error[") } == 1)
    #expect(binary.files(below: "Output/site").isEmpty)
  }

  /// A site's own look: other elements, additional classes and words.
  @Test func takesTemplatesThatLookOtherwise() throws {
    let binary = try Binary.starter()
    try binary.write(
      Self.page,
      """
      <!DOCTYPE HTML><HTML lang={{language}}><title>{{title}}</title>
      <ul><li>One<li>Two</ul>
      <h1 class="large">{{title}}</h1>
      {{#answer}}<section class='big answer'><p class="hint">In short:</p>{{{html}}}</section>{{/answer}}
      <article class="prose wide">{{{body}}}</article>
      """)
    try binary.write(
      Self.bound,
      "<b class=\"bound\">{{{html}}} <sup class=\"chip\">&dagger; {{label}}</sup>"
        + "<a class='mark {{strength}}' href='{{evidence}}'>{{mark}}</a></b>")
    let result = try binary.run(["build"])
    #expect(result.status == 0, "\(result.errors)")
  }
}
