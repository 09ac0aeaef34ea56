import Diagnostics
import JSON

extension LanguageServer {
  /// Tells the client of all findings in the content, and of files that have none any more.
  func publish(_ checked: Service.Checked) {
    let byFile = Dictionary(grouping: checked.findings, by: \.location.file)
    let files = byFile.keys.filter { $0.hasPrefix(root + "/") }
    var ranges = EditorRanges(checked.content, encoding)
    for file in (published.union(files)).sorted() {
      let name = String(file.dropFirst(root.count + 1))
      let open = openFiles[name]
      var parameters: [(String, JSON)] = [("uri", .string(uri(file)))]
      if let open { parameters.append(("version", open.version)) }
      parameters.append(
        ("diagnostics", .array((byFile[file] ?? []).map { diagnostic($0, &ranges) })))
      notifyClient("textDocument/publishDiagnostics", JSON(parameters))
    }
    published = Set(files)
  }

  /// A file as the client names it.
  func uri(_ path: String) -> String {
    let name = path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : ""
    return openFiles[name]?.uri ?? DocumentAddress.uri(path)
  }

  func diagnostic(_ finding: Finding, _ ranges: inout EditorRanges) -> JSON {
    var members: [(String, JSON)] = [
      ("range", ranges.range(finding.location)),
      ("severity", .int(finding.severity == .error ? 1 : 2)),
      ("code", .string(finding.code.rawValue)), ("source", .string(name)),
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
                "location": location(related.location, &ranges),
                "message": .string(related.message),
              ]
            })
        ))
    }
    return JSON(members)
  }

  func location(_ location: Location, _ ranges: inout EditorRanges) -> JSON {
    ["uri": .string(uri(location.file)), "range": ranges.range(location)]
  }
}
