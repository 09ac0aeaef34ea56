import BuiltIn
import DevServer
import Diagnostics
import Foundation
import Knowledge
import Site

/// The site that is served: what it was when it could be shown last, and what is wrong with it now.
actor LiveSite {
  /// Below it is what shows findings in pages, and is no part of a site.
  static let ownFolder = "/__driftless/"

  private let news: Announcements
  private let session = String(UInt64.random(in: .min ... .max), radix: 36)
  private let lastChanges: [String: CalendarDate]
  private var revision = 0
  private var preview: SitePreview?
  /// The files of the pages, by the pages' paths in the site.
  private var sources: [String: String] = [:]
  /// What still shows pages that cannot be loaded now, by the pages' paths in the site.
  private var kept: [String: SitePreview] = [:]
  private var library: TemplateLibrary?

  init(news: Announcements, lastChanges: [String: CalendarDate]) {
    self.news = news
    self.lastChanges = lastChanges
  }

  /// Shows what was found, as far as it can be shown.
  func show(_ look: LiveContent.Look, summary: String) async {
    revision += 1
    library = look.library ?? library
    let before = preview
    if let checked = look.workspace.verification.checked, let library {
      preview = SitePreview(
        of: checked, with: library, engine: BuiltIn.engineModule, lastChanges: lastChanges)
      keep(checked.pages.map(\.page), look, before: before)
    }
    let told = ToldFindings(look)
    let message: JSON = [
      "revision": .int(revision), "session": .string(session), "findings": told.json,
      "summary": .string(summary),
    ]
    await news.announce(message.text)
  }

  /// Keeps the pages whose files are there but cannot be loaded as they were before.
  private func keep(_ pages: [Page], _ look: LiveContent.Look, before: SitePreview?) {
    let now = Dictionary(
      pages.map { ("\($0.address)index.html", $0.source.path) },
      uniquingKeysWith: { first, _ in first })
    let broken = sources.filter { path, file in
      now[path] == nil && look.file(atPath: file) != nil
    }
    kept = Dictionary(
      broken.keys.compactMap { path in (kept[path] ?? before).map { (path, $0) } },
      uniquingKeysWith: { first, _ in first })
    sources = now.merging(broken) { now, _ in now }
  }

  /// What is at a path such as `/faq/drift/`.
  func answer(_ path: String) -> Served {
    if path.hasPrefix(Self.ownFolder) {
      return ownFile(String(path.dropFirst(Self.ownFolder.count)))
    }
    let file = path.dropFirst() + (path.hasSuffix("/") ? "index.html" : "")
    guard let preview else { return page(BuiltIn.templates["live/nothing.html"] ?? "", of: nil) }
    if let contents = (kept[String(file)] ?? preview).contents(at: String(file)) {
      return answer(contents, at: String(file))
    }
    if !path.hasSuffix("/"), preview.contents(at: "\(file)/index.html") != nil {
      return Served(.moved(to: path + "/"), type: ContentType.text, body: [])
    }
    guard let html = preview.contents(at: "404.html")?.text else {
      return Served(.missing, type: ContentType.text, body: [])
    }
    return page(html, of: nil, .missing)
  }

  private func answer(_ contents: OutputFile.Contents, at path: String) -> Served {
    path.hasSuffix(".html")
      ? page(contents.text, of: sources[path])
      : Served(type: ContentType.of(path), body: contents.bytes)
  }

  private func ownFile(_ name: String) -> Served {
    guard let text = BuiltIn.templates["live/\(name)"] else {
      return Served(.missing, type: ContentType.text, body: [])
    }
    return Served(type: ContentType.of(name), body: Array(text.utf8))
  }

  /// A page with what follows its file's changes.
  private func page(_ html: String, of source: String?, _ status: Served.Status = .found) -> Served
  {
    let tags =
      "<link rel=\"stylesheet\" href=\"\(Self.ownFolder)live.css\">"
      + "<script type=\"module\" src=\"\(Self.ownFolder)live.js\"></script>"
    var html = html.replacing("</head>", with: tags + "</head>", maxReplacements: 1)
    if let source {
      html = html.replacing(
        "<html", with: "<html data-source=\"\(escapeHTML(source))\"", maxReplacements: 1)
    }
    return Served(status, type: ContentType.page, body: Array(html.utf8))
  }
}
