import Authoring
import Diagnostics
import JSON

extension LanguageServer {
  /// The open file that a request is about, and its text as the client counts it.
  private func file(
    _ parameters: JSON
  ) throws(ProtocolFault) -> (name: String, source: SourceFile, text: EditorText)? {
    guard let uri = parameters["textDocument"]?["uri"], uri.string != nil else {
      throw .invalidParameters("the request needs a textDocument with its uri")
    }
    guard let name = name(uri) else { return nil }
    let path = "\(root)/\(name)"
    guard let text = openFiles[name]?.text ?? checked?.content[name]?.text else { return nil }
    return (name, SourceFile(path: path, text: text), EditorText(text, encoding))
  }

  private func edited(
    _ parameters: JSON
  ) async throws(ProtocolFault) -> (file: EditedFile, text: EditorText, offset: Int)? {
    guard let file = try file(parameters) else { return nil }
    guard let offset = file.text.offset(parameters["position"]) else {
      throw .invalidParameters("the request needs a position with its line and character")
    }
    let centre = try await centre()
    let edited = EditedFile(
      name: file.name, source: file.source, in: centre, claims: checked?.claims ?? [])
    return (edited, file.text, offset)
  }

  func hover(_ parameters: JSON) async throws(ProtocolFault) -> JSON {
    guard let (file, text, offset) = try await edited(parameters) else { return .null }
    let hover = await file.hover(at: offset)
    let explained = explanations(of: file, at: offset)
    guard hover != nil || !explained.isEmpty else { return .null }
    let paragraphs = [hover?.text].compactMap(\.self) + explained
    var members: [(String, JSON)] = [
      (
        "contents",
        ["kind": "markdown", "value": .string(paragraphs.joined(separator: "\n\n---\n\n"))]
      )
    ]
    if let hover { members.append(("range", text.range(hover.range))) }
    return JSON(members)
  }

  /// What the findings at a place mean.
  private func explanations(of file: EditedFile, at offset: Int) -> [String] {
    guard let checked, let source = checked.content[file.name], file.hasText(of: source) else {
      return []
    }
    var codes: [FindingCode] = []
    for finding in checked.findings where finding.location.file == source.path {
      let range =
        source.offset(of: finding.location.start)...source.offset(of: finding.location.end)
      if range.contains(offset), !codes.contains(finding.code) { codes.append(finding.code) }
    }
    return codes.map { code in
      let explanation = code.explanation
      return "**\(code.rawValue) \(code.name)**: \(explanation.meaning) \(explanation.remedy)"
    }
  }

  func completion(_ parameters: JSON) async throws(ProtocolFault) -> JSON {
    guard let (file, text, offset) = try await edited(parameters) else { return [] }
    return .array(
      file.completions(at: offset).enumerated().map { number, completion in
        var members: [(String, JSON)] = [
          ("label", .string(completion.label)), ("kind", .int(completion.kind.number)),
        ]
        if !completion.detail.isEmpty { members.append(("detail", .string(completion.detail))) }
        let digits = String(number)
        members += [
          // As they are: the order of the documentation and of the files.
          ("sortText", .string(String(repeating: "0", count: max(0, 5 - digits.count)) + digits)),
          ("filterText", .string(completion.text)),
          (
            "textEdit",
            ["range": text.range(completion.range), "newText": .string(completion.text)]
          ),
        ]
        return JSON(members)
      })
  }

  func definition(_ parameters: JSON) async throws(ProtocolFault) -> JSON {
    guard let (file, _, offset) = try await edited(parameters),
      let location = file.definition(at: offset)
    else { return .null }
    var ranges = EditorRanges(checked?.content ?? SourceTree(root: root, texts: [:]), encoding)
    return self.location(location, &ranges)
  }

  func codeActions(_ parameters: JSON) throws(ProtocolFault) -> JSON {
    guard let (name, source, text) = try file(parameters) else { return [] }
    guard let start = text.offset(parameters["range"]?["start"]),
      let end = text.offset(parameters["range"]?["end"])
    else { throw .invalidParameters("the request needs a range") }
    // Of a text that is not checked yet nothing is known that could be mended.
    guard let checked, let known = checked.content[name],
      known.text.utf8.elementsEqual(source.text.utf8)
    else { return [] }
    let findings = checked.findings.filter { finding in
      finding.location.file == source.path
        && known.offset(of: finding.location.start) <= max(start, end)
        && known.offset(of: finding.location.end) >= min(start, end)
    }
    var ranges = EditorRanges(checked.content, encoding)
    let fixes = known.quickFixes(findings, checked.corrections.filter { $0.file == name })
    return .array(
      fixes.map { fix in
        [
          "title": .string(fix.title), "kind": "quickfix",
          "diagnostics": [diagnostic(fix.finding, &ranges)],
          "isPreferred": .bool(true),
          "edit": [
            "changes": JSON([
              (
                uri(source.path),
                [["range": text.range(fix.range), "newText": .string(fix.text)]]
              )
            ])
          ],
        ]
      })
  }
}

extension Completion.Kind {
  /// The protocol's number for it.
  fileprivate var number: Int {
    switch self {
    case .key: 10
    case .word: 12
    case .name: 18
    case .page: 17
    }
  }
}
