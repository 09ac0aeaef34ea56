import Foundation
import Testing

/// Addresses that content gives lead to the web and nowhere else; those that pages make are encoded.
@Suite struct AddressTests {
  @Test(arguments: [
    ("edit", "javascript:alert(1)//{file}"), ("edit", "https://{file}"), ("edit", "{file}"),
    ("edit", "https://e.com{file}"), ("edit", "https://e.com:{file}/"), ("edit", "https:{file}"),
    ("edit", "https://e.com/"), ("edit", "https://e.com/{file}/{branch}"),
    ("edit", "//e.com/{file}"),
    ("edit", "https://u@{file}/"), ("edit", "data:text/html,{file}"), ("edit", "https:///{file}"),
    ("edit", "https://e.com/{file}\\nx"), ("base", "javascript:alert(1)"), ("base", "https://"),
    ("base", "ftp://e.com/"), ("base", "https:/e.com/"), ("base", "https://e.com/?a"),
    ("base", "https://e.com/#a"), ("base", "https://a b/"), ("base", "https://e.com/\\\"x"),
    ("base", "https://u:p@e.com/"), ("base", "https://e.com\\\\x"), ("base", "https://-/"),
  ])
  func othersAreRefused(key: String, address: String) throws {
    let binary = try Binary.starter()
    let site = try binary.read("Content/site.yaml")
    try binary.write("Content/site.yaml", "\(site)\n\(key): \"\(address)\"\n")
    let result = try binary.run(["check"])
    #expect(result.status == 1)
    #expect(
      try #/site\.yaml:\d+:\d+: error\[D109\]: '(edit|base)' must be/#.firstMatch(in: result.errors)
        != nil, "\(result.errors)")
  }

  @Test(arguments: ["javascript:alert(1)", "https://", "HTTP:x", "https://e.com/a b", "e.com", ""])
  func sourcesAreOnTheWeb(address: String) throws {
    let binary = try Binary.starter()
    try binary.write(
      "Content/sources.yaml",
      "- {id: s, title: S, url: \"\(address)\", checked: 2026-11-20, good-for: 180d}\n")
    #expect(try binary.run(["check"]).errors.contains("error[D109]: 'url' must be"))
  }

  /// Schemes have no case.
  @Test func schemesInCapitalsAreTheSame() throws {
    let binary = try Binary.starter()
    let site = try binary.read("Content/site.yaml")
    try binary.write(
      "Content/site.yaml",
      "\(site)\nbase: HTTPS://Help.Example/x\nedit: Https://[::1]:8080/a?file={file}&b={file}\n")
    try binary.write(
      "Content/sources.yaml",
      "- {id: s, title: S, url: \"HTTP://e.com/?a=b#c\", checked: 2026-11-20, good-for: 180d}\n")
    try binary.write(
      "Content/faq/a b#c?%ü's \"q\".md",
      "---\ntitle: Odd\n---\n[a](HTTPS://e.com/) [b](MailTo:a@e.com) [c](source:s) [d](a%20b%23c%3F%25%C3%BC's%20%22q%22.md)\n"
    )
    #expect(try binary.run(["accept", "--reason", "odd addresses"]).status == 0)
    let built = try binary.run(["build"])
    #expect(built.status == 0, "\(built.errors)")
    let html = try binary.read("Output/site/faq/a b#c?%ü's \"q\"/index.html")
    #expect(html.contains("href=\"HTTPS://e.com/\""))
    let path = "faq/a%20b%23c%3F%25%C3%BC%27s%20%22q%22"
    #expect(
      html.contains("https://[::1]:8080/a?file=".lowercased())
        || html.contains("Https://[::1]:8080/a?file=\(path).md&amp;b=\(path).md"))
    #expect(html.contains("<link rel=\"canonical\" href=\"HTTPS://Help.Example/x/\(path)/\">"))
    for file in ["sitemap.xml", "llms.txt", "search-index.json", "index.html"] {
      #expect(try binary.read("Output/site/\(file)").contains("\(path)/"), "\(file)")
    }
  }

  @Test func aFormerAddressIsEncodedToo() throws {
    let binary = try Binary.starter()
    try binary.write(
      "Content/faq/ü.md",
      "---\ntitle: New\nredirect-from: [faq/old name.md, /fäq/x y/]\n---\nText.\n")
    let built = try binary.run(["build"])
    #expect(built.status == 0, "\(built.errors)")
    for former in ["faq/old name", "fäq/x y"] {
      let html = try binary.read("Output/site/\(former)/index.html")
      #expect(html.contains("url=../../faq/%C3%BC/\""), "\(html)")
    }
  }
}
