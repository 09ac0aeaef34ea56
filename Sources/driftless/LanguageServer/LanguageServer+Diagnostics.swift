import Diagnostics
import Knowledge

extension LanguageServer {
  /// Tells the client of all findings in the content, and of files that have none any more.
  func publish(_ checked: CheckedContent) {
    let byFile = Dictionary(grouping: checked.findings, by: \.location.file)
    let files = byFile.keys.filter { $0.hasPrefix(root + "/") }
    for file in (published.union(files)).sorted() {
      let name = String(file.dropFirst(root.count + 1))
      let open = openFiles[name]
      var parameters: [(String, JSON)] = [("uri", .string(uri(file)))]
      if let open { parameters.append(("version", open.version)) }
      parameters.append(
        ("diagnostics", .array((byFile[file] ?? []).map { diagnostic($0, in: checked.content) })))
      notifyClient("textDocument/publishDiagnostics", JSON(parameters))
    }
    published = Set(files)
  }

  /// A file as the client names it.
  func uri(_ path: String) -> String {
    let name = path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : ""
    return openFiles[name]?.uri ?? DocumentAddress.uri(path)
  }

  func diagnostic(_ finding: Finding, in content: SourceTree) -> JSON {
    var members: [(String, JSON)] = [
      ("range", range(finding.location, in: content)),
      ("severity", .int(finding.severity == .error ? 1 : 2)),
      ("code", .string(finding.code.rawValue)), ("source", .string(Product.name)),
      (
        "message",
        .string(finding.text)
      ),
    ]
    if !finding.related.isEmpty {
      members.append(
        (
          "relatedInformation",
          .array(
            finding.related.map { related in
              [
                "location": location(related.location, in: content),
                "message": .string(related.message),
              ]
            })
        ))
    }
    return JSON(members)
  }

  func location(_ location: Location, in content: SourceTree) -> JSON {
    ["uri": .string(uri(location.file)), "range": range(location, in: content)]
  }

  private func range(_ location: Location, in content: SourceTree) -> JSON {
    // Of a file that is not there a finding speaks at its beginning.
    guard let file = content.file(atPath: location.file) else {
      return EditorText("", encoding).range(0..<0)
    }
    let start = file.offset(of: location.start)
    let end = max(start, file.offset(of: location.end))
    return EditorText(file.text, encoding).range(start..<end)
  }
}
