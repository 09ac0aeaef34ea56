import Diagnostics
import JSON

extension LanguageServer {
  /// The open file that a request is about, and its text as the client counts it.
  private func file(
    _ parameters: JSON
  ) throws(ProtocolFault) -> (file: ClientFile, text: EditorText)? {
    guard let uri = parameters["textDocument"]?["uri"], uri.string != nil else {
      throw .invalidParameters("the request needs a textDocument with its uri")
    }
    guard let name = name(uri) else { return nil }
    let path = "\(root)/\(name)"
    guard let text = openFiles[name]?.text ?? checked?.content[name]?.text else { return nil }
    return (
      ClientFile(name: name, source: SourceFile(path: path, text: text)), EditorText(text, encoding)
    )
  }

  private func place(
    _ parameters: JSON
  ) throws(ProtocolFault) -> (file: ClientFile, text: EditorText, offset: Int)? {
    guard let (file, text) = try file(parameters) else { return nil }
    guard let offset = text.offset(parameters["position"]) else {
      throw .invalidParameters("the request needs a position with its line and character")
    }
    return (file, text, offset)
  }

  private var state: EditorState<Service.Checked> { EditorState(texts: texts, checked: checked) }

  /// Ranges in the content that was checked last.
  private var ranges: EditorRanges {
    EditorRanges(checked?.content ?? SourceTree(root: root, texts: [:]), encoding)
  }

  func hover(_ parameters: JSON, _ service: Service) async throws(ProtocolFault) -> JSON {
    guard let (file, text, offset) = try place(parameters),
      let hover = try await service.hover(file, at: offset, in: state)
    else { return .null }
    var members: [(String, JSON)] = [
      ("contents", ["kind": "markdown", "value": .string(hover.markdown)])
    ]
    if let range = hover.range { members.append(("range", text.range(range))) }
    return JSON(members)
  }

  func completion(_ parameters: JSON, _ service: Service) async throws(ProtocolFault) -> JSON {
    guard let (file, text, offset) = try place(parameters) else { return [] }
    let completions = try await service.completions(file, at: offset, in: state)
    return .array(
      completions.enumerated().map { number, completion in
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

  func definition(_ parameters: JSON, _ service: Service) async throws(ProtocolFault) -> JSON {
    guard let (file, _, offset) = try place(parameters),
      let location = try await service.definition(file, at: offset, in: state)
    else { return .null }
    var ranges = ranges
    return self.location(location, &ranges)
  }

  func codeActions(_ parameters: JSON, _ service: Service) throws(ProtocolFault) -> JSON {
    guard let (file, text) = try file(parameters) else { return [] }
    guard let start = text.offset(parameters["range"]?["start"]),
      let end = text.offset(parameters["range"]?["end"])
    else { throw .invalidParameters("the request needs a range") }
    let fixes = service.fixes(file, in: min(start, end)...max(start, end), state)
    var ranges = ranges
    return .array(
      fixes.map { fix in
        [
          "title": .string(fix.title), "kind": "quickfix",
          "diagnostics": [diagnostic(fix.finding, &ranges)],
          "isPreferred": .bool(true),
          "edit": [
            "changes": JSON([
              (
                uri(file.source.path),
                [["range": text.range(fix.range), "newText": .string(fix.text)]]
              )
            ])
          ],
        ]
      })
  }
}
