/// What browsers call the kinds of files of a site.
enum ContentType {
  static let page = "text/html; charset=utf-8"
  static let text = "text/plain; charset=utf-8"

  private static let known = [
    "html": page, "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "json": "application/json", "svg": "image/svg+xml", "xml": "application/xml",
    "wasm": "application/wasm", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg",
    "gif": "image/gif", "webp": "image/webp", "avif": "image/avif", "ico": "image/x-icon",
    "woff2": "font/woff2", "pdf": "application/pdf", "txt": text, "md": text,
  ]

  static func of(_ path: String) -> String {
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return known[ending] ?? "application/octet-stream"
  }
}
