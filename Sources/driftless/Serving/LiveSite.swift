import BuiltIn
import Diagnostics
import HTTPServer
import JSON
import Site

/// The site that is served: what it was when it could be shown last, and what is wrong with it now.
actor LiveSite {
  /// Below it is what shows findings in pages, and is no part of a site.
  static let ownFolder = "/__driftless/"
  /// Where pages listen to news.
  private static let newsPath = "\(ownFolder)events"

  /// What pages are told: the latest tells everything.
  private let news = EventSource()
  private let session = String(UInt64.random(in: .min ... .max), radix: 36)
  private var revision = 0
  private var preview: SitePreview?
  /// Pages that were saved since, by their paths in the site.
  private var saved: [String: OutputFile.Contents] = [:]
  /// The files of the pages, by the pages' paths in the site.
  private var sources: [String: String] = [:]
  /// What still shows pages that cannot be loaded now, by the pages' paths in the site.
  private var kept: [String: SitePreview] = [:]

  /// Shows what was found, as far as it can be shown.
  ///
  /// - Parameter pages: Those that were saved since.
  func show(_ look: LiveLook, _ pages: [OutputFile], summary: String) {
    if let now = look.preview {
      keep(look, before: preview)
      preview = now
      saved = [:]
    }
    show(pages, look, summary: summary)
  }

  /// Shows pages as they were saved, in what is shown already.
  func show(_ pages: [OutputFile], _ look: LiveLook, summary: String) {
    for page in pages { saved[page.path] = page.contents }
    tell(look, summary)
  }

  private func tell(_ look: LiveLook, _ summary: String) {
    revision += 1
    let message: JSON = [
      "revision": .int(revision), "session": .string(session),
      "findings": ToldFindings(look: look).json, "summary": .string(summary),
    ]
    news.send(message.text)
  }

  /// Keeps the pages whose files are there but cannot be loaded as they were before.
  private func keep(_ look: LiveLook, before: SitePreview?) {
    let broken = sources.filter { path, file in
      look.sources[path] == nil && look.file(atPath: file) != nil
    }
    kept = Dictionary(
      broken.keys.compactMap { path in (kept[path] ?? before).map { (path, $0) } },
      uniquingKeysWith: { first, _ in first })
    sources = look.sources.merging(broken) { now, _ in now }
  }

  /// What is asked for, at a path such as `/faq/drift/`.
  func answer(_ request: Request) -> Response {
    guard [.get, .head].contains(request.method) else { return .methodNotAllowed(.get, .head) }
    let path = request.path
    if path == Self.newsPath { return Response(events: news) }
    if path.hasPrefix(Self.ownFolder) {
      return ownFile(String(path.dropFirst(Self.ownFolder.count)))
    }
    let file = String(path.dropFirst()) + (path.hasSuffix("/") ? "index.html" : "")
    guard let preview else { return page(BuiltIn.templates["live/nothing.html"] ?? "", of: nil) }
    if let contents = saved[file] ?? (kept[file] ?? preview).contents(at: file) {
      return answer(contents, at: file)
    }
    if !path.hasSuffix("/"), preview.contents(at: "\(file)/index.html") != nil {
      let address = "\(request.encodedPath)/\(request.query.map { "?\($0)" } ?? "")"
      return Response(.temporaryRedirect, headers: [("Location", address)])
    }
    guard let html = preview.contents(at: "404.html")?.text else {
      return Response(.notFound)
    }
    return page(html, of: nil, .notFound)
  }

  private func answer(_ contents: OutputFile.Contents, at path: String) -> Response {
    path.hasSuffix(".html")
      ? page(contents.text, of: sources[path])
      : Response(
        type: ContentType.of(path), headers: [Self.tag(of: contents.bytes)], body: contents.bytes)
  }

  /// The header by which what is open in a browser is compared with what is here now.
  private static func tag(of bytes: some Sequence<UInt8>) -> (name: String, value: String) {
    ("ETag", "\"\(String(bytes.checksum, radix: 36))\"")
  }

  private func ownFile(_ name: String) -> Response {
    guard let text = BuiltIn.templates["live/\(name)"] else {
      return Response(.notFound)
    }
    return Response(type: ContentType.of(name), body: Array(text.utf8))
  }

  /// A page with what follows its file's changes. The script runs before the page is painted: it brings
  /// back where the writer was before the page was loaded again.
  private func page(_ html: String, of source: String?, _ status: StatusCode = .ok) -> Response {
    let tags =
      "<link rel=\"stylesheet\" href=\"\(Self.ownFolder)live.css\">"
      + "<script type=\"module\" src=\"\(Self.ownFolder)live.js\" blocking=\"render\"></script>"
    var html = html.replacing("</head>", with: tags + "</head>", maxReplacements: 1)
    let tag = Self.tag(of: html.utf8)
    let data = source.map { " data-source=\"\(escapeHTML($0))\"" } ?? ""
    html = html.replacing(
      "<html", with: "<html data-version='\(tag.value)'\(data)", maxReplacements: 1)
    return Response(status, type: ContentType.page, headers: [tag], body: Array(html.utf8))
  }
}
