import Testing

@testable import Site

@Suite struct TemplateRenderingTests {
  private func render(
    _ text: String, _ model: Tree = Tree(), partials: [String: String] = [:],
    words: [String: String] = [:]
  ) -> String {
    let template = CompiledTemplate(text, partials: partials, for: Tree.shape, words: words)
    #expect(template.messages == [])
    return template.text(model)
  }

  @Test(arguments: [
    ("{{title}}", "&lt;&amp;&gt;&quot;&#39;"), ("{{{html}}}", "<b>bold</b>"),
    ("{{&html}}", "<b>bold</b>"),
    ("{{% CONTENT_TYPE: TEXT}}\n{{title}}|{{html}}", "<&>\"'|<b>bold</b>"),
    ("{{words.mark}}", "&lt;i&gt;"), ("{{#words.mark}}{{.}}{{/words.mark}}", "&lt;i&gt;"),
    ("{{#title}}{{.}}{{/title}}", "&lt;&amp;&gt;&quot;&#39;"),
    ("{{#html}}{{{.}}}{{/html}}", "<b>bold</b>"),
  ])
  func escapesWhatIsNoHTML(template: String, expected: String) {
    #expect(render(template, Tree(title: "<&>\"'"), words: ["mark": "<i>"]) == expected)
  }

  /// In Swift, a quotation mark followed by a combining mark is a single character.
  @Test func escapesWhatACombiningMarkFollows() {
    #expect(render("{{title}}", Tree(title: "\"\u{301}")) == "&quot;\u{301}")
    #expect(render("{{words.mark}}", words: ["mark": "<\u{338}"]) == "&lt;\u{338}")
  }

  @Test func writesNumbersAndNamesWithDots() {
    let tree = Tree(leaf: Leaf(name: "green"), children: [Tree(), Tree()])
    #expect(render("{{size}} {{leaf.name}}", tree) == "2 green")
    #expect(render("[{{leaf.name}}]{{^leaf.name}}none{{/leaf.name}}") == "[]none")
  }

  @Test(arguments: [
    ("{{#isOld}}a{{/isOld}}{{^isOld}}b{{/isOld}}", "b", "a"),
    ("{{#note}}a{{note}}{{/note}}{{^note}}b{{/note}}", "b", "a"),
    ("{{#leaf}}a{{/leaf}}{{^leaf}}b{{/leaf}}", "b", "a"),
    ("{{#children}}a{{/children}}{{^children}}b{{/children}}", "b", "aa"),
  ])
  func opensWhatIsThere(template: String, empty: String, full: String) {
    #expect(render(template) == empty)
    // An empty text counts as present.
    let tree = Tree(note: "", isOld: true, leaf: Leaf(), children: [Tree(), Tree()])
    #expect(render(template, tree) == full)
  }

  @Test func aNameMeansWhatTheInnermostModelHas() {
    let tree = Tree(note: "outer", leaf: Leaf(name: "inner"), children: [Tree(title: "child")])
    #expect(render("{{#leaf}}{{title}} {{name}} [{{note}}]{{/leaf}}", tree) == "tree inner []")
    #expect(
      render("{{#children}}{{title}}{{#leaf}}!{{/leaf}}{{/children}} {{title}}", tree)
        == "child tree")
    #expect(
      render("{{#leaf}}{{#children}}{{title}}{{name}} {{/children}}{{title}}{{/leaf}}", tree)
        == "childinner tree")
  }

  @Test func aPartialMayContainItself() {
    let tree = Tree(
      title: "a",
      children: [Tree(title: "b", children: [Tree(title: "c")]), Tree(title: "d")])
    let partials = ["node": "({{title}}{{#children}}{{> node}}{{/children}}{{title}})"]
    #expect(render("{{> node}}", tree, partials: partials) == "(a(b(cc)b)(dd)a)")
    let two = [
      "node": "<{{title}}{{> inner}}>", "inner": "{{#children}}{{> node}}{{/children}}",
    ]
    #expect(render("{{> node}}", tree, partials: two) == "<a<b<c>><d>>")
    #expect(render("{{title}}{{#children}}{{> main}}{{/children}}", tree) == "abcd")
  }

  @Test func nothingIsMixedUpBetweenThreads() async {
    let template = CompiledTemplate(
      "{{#children}}{{title}}{{#leaf}}{{name}}{{/leaf}}{{> more}}{{/children}}",
      partials: ["more": "{{#children}}{{> more}}{{/children}}{{title}}"], for: Tree.shape)
    let trees = (0..<100).map { number in
      Tree(
        title: "\(number)",
        children: (0..<20).map { Tree(title: "\(number).\($0)", leaf: Leaf(name: "&\(number)")) })
    }
    let alone = trees.map(template.bytes)
    let together = await withTaskGroup(of: (Int, [UInt8]).self) { group in
      for (number, tree) in trees.enumerated() {
        group.addTask { (number, template.bytes(tree)) }
      }
      return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    for number in trees.indices { #expect(together[number] == alone[number]) }
  }
}
