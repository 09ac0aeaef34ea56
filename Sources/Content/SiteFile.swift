/// Files at the root of every site, which no page and no attachment can be.
package enum SiteFile: String, CaseIterable, Sendable {
  case home = "index.html"
  case notFound = "404.html"
  case sitemap = "sitemap.xml"
  case feed = "feed.xml"
  case searchIndex = "search-index.json"
  case simulator = "simulator.json"
  case ownMapping = "own-mapping.json"
  case answers = "answers.json"
  case languageModelText = "llms.txt"

  /// Files that hosts and readers look for, and that whoever publishes a site puts beside these.
  static let ofHosts = ["CNAME", "robots.txt", "favicon.ico", "_headers", "_redirects"]
}
