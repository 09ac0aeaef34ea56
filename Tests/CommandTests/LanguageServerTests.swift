import Foundation
import Testing

/// `driftless lsp` as editors use it.
@Suite struct LanguageServerTests {
  static let page = "Content/faq/first-steps/overwriting.md"

  private func uri(_ name: String, in binary: Binary) -> String {
    binary.folder.appending(path: name).absoluteString
  }

  private static func position(_ line: Int, _ character: Int) -> [String: Any] {
    ["line": line, "character": character]
  }

  /// The requests of a Neovim 0.7 session: hover, definition, a broken sentence and its quick fix,
  /// completion on a page and in a scenario. `ACCEPT=1` rewrites the answers.
  @Test func answersARecordedSessionOfNeovim() throws {
    let binary = try Binary.starter()
    let site = binary.folder.path
    let version = try #require(
      try binary.run(["--version"]).output.split(whereSeparator: \.isWhitespace).last)
    let traces = Binary.project.appending(path: "Tests/CommandTests/Traces")
    let trace = try String(contentsOf: traces.appending(path: "neovim.jsonl"), encoding: .utf8)
      .replacingOccurrences(of: "{site}", with: site)
    let client = try LanguageClient(in: binary.folder)
    var answers: [String] = []
    var open: (uri: String, version: Int)?
    func keep(_ message: [String: Any]) throws {
      let data = try JSONSerialization.data(
        withJSONObject: message, options: [.sortedKeys, .withoutEscapingSlashes])
      answers.append(
        String(decoding: data, as: UTF8.self).replacingOccurrences(of: site, with: "{site}")
          .replacingOccurrences(of: "\"version\":\"\(version)\"", with: "\"version\":\"{version}\"")
      )
    }
    for line in trace.split(separator: "\n") {
      let message = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let method = try #require(message["method"] as? String)
      let document = (message["params"] as? [String: Any])?["textDocument"] as? [String: Any]
      if method == "textDocument/codeAction", let open {
        // The editor had shown what is wrong.
        let shown = try client.diagnostics(of: open.uri) {
          $0["version"] as? Int == open.version
        }
        try keep(["diagnostics": shown])
      }
      try client.send(text: String(line))
      if let uri = document?["uri"] as? String, let version = document?["version"] as? Int {
        open = (uri, version)
      }
      if let id = message["id"] as? Int {
        try keep(try client.message { $0["id"] as? Int == id })
      }
    }
    #expect(client.status() == 0)
    let golden = traces.appending(path: "neovim.answers.jsonl")
    let text = answers.map { $0 + "\n" }.joined()
    if ProcessInfo.processInfo.environment["ACCEPT"] != nil {
      try Data(text.utf8).write(to: golden)
    }
    let expected = try String(contentsOf: golden, encoding: .utf8).split(separator: "\n")
    try #require(answers.count == expected.count)
    for (answer, expected) in zip(answers, expected) { #expect(answer == String(expected)) }
  }

  /// A line with letters of two, three and four bytes before a link, behind a lone carriage return.
  @Test(arguments: [
    (encodings: ["utf-8", "utf-16"], chosen: "utf-8", start: 11),
    (encodings: ["utf-16"], chosen: "utf-16", start: 6),
    (encodings: ["utf-32", "utf-16"], chosen: "utf-32", start: 5),
    (encodings: ["utf-7"], chosen: "utf-16", start: 6),
    (encodings: nil, chosen: "utf-16", start: 6),
  ])
  func countsAsTheEditorDoes(encodings: [String]?, chosen: String, start: Int) throws {
    let binary = try Binary.starter()
    let client = try LanguageClient(in: binary.folder)
    let answer = try client.initialize(binary.folder, encodings: encodings)
    let capabilities =
      (answer["result"] as? [String: Any])?["capabilities"] as? [String: Any] ?? [:]
    #expect(capabilities["positionEncoding"] as? String == chosen)
    let page = uri(Self.page, in: binary)
    try client.open(page, "---\ntitle: T\n---\nA\rÄ „😀[words](claim:one-way)\n")
    let hover = try client.request(
      "textDocument/hover",
      ["textDocument": ["uri": page], "position": Self.position(4, start + 10)])
    let result = try #require(hover["result"] as? [String: Any], "\(hover)")
    let range = try #require(result["range"] as? [String: Any])
    let from = try #require(range["start"] as? [String: Any])
    let to = try #require(range["end"] as? [String: Any])
    #expect(from["line"] as? Int == 4)
    #expect(from["character"] as? Int == start - 1)
    #expect(to["character"] as? Int == start - 1 + "[words](claim:one-way)".count)
  }

  /// Diagnostics are about the last text, whatever came before it and however fast.
  @Test func tellsOnlyOfTheLastText() throws {
    let binary = try Binary.starter()
    let client = try LanguageClient(in: binary.folder)
    try client.initialize(binary.folder)
    let page = uri(Self.page, in: binary)
    let text = try binary.read(Self.page)
    let wrong = text.replacingOccurrences(of: "claim:one-way", with: "claim:one-wax")
    try client.open(page, text, version: 1)
    for version in 2...40 {
      try client.change(page, version % 2 == 0 ? text + "\(version)" : wrong, version: version)
    }
    try client.change(page, wrong, version: 41)
    let found = try client.diagnostics(of: page) { $0["version"] as? Int == 41 }
    #expect(found.map { $0["code"] as? String } == ["D404"])
    #expect(
      found.first?["message"] as? String
        == "there is no claim 'one-wax'\ndid you mean 'one-way'?")
    let all = try client.notifications("textDocument/publishDiagnostics")
    #expect(all.count < 5, "each change was checked")
    // Closed without saving: the text on disk counts.
    try client.notify("textDocument/didClose", ["textDocument": ["uri": page]])
    #expect(try client.diagnostics(of: page) { $0["version"] == nil }.isEmpty)
  }

  /// All other files see the text of an open file.
  @Test func checksOtherFilesAgainstTheOpenTexts() throws {
    let binary = try Binary.starter()
    let client = try LanguageClient(in: binary.folder)
    try client.initialize(binary.folder)
    let profile = "Content/identity-systems/directory.yaml"
    let text = try binary.read(profile).replacingOccurrences(of: "every: 2h", with: "every: 3h")
    try client.open(uri(profile, in: binary), text)
    let found = try client.diagnostics(of: uri(Self.page, in: binary))
    #expect(Set(found.map { $0["code"] as? String }) == ["D402", "D403"])
  }

  /// Changes by other programs, such as git.
  @Test func checksAgainWhenFilesChangeOnDisk() throws {
    let binary = try Binary.starter()
    let client = try LanguageClient(in: binary.folder)
    let watched = ["didChangeWatchedFiles": ["dynamicRegistration": true]]
    _ = try client.request(
      "initialize",
      ["rootUri": binary.folder.absoluteString, "capabilities": ["workspace": watched]])
    try client.notify("initialized", [:])
    let asked = try client.message { $0["method"] as? String == "client/registerCapability" }
    try client.send(["id": asked["id"] ?? 0, "result": NSNull()])
    try binary.replace("claim:one-way", by: "claim:one-wax", in: Self.page)
    let page = uri(Self.page, in: binary)
    try client.notify(
      "workspace/didChangeWatchedFiles", ["changes": [["uri": page, "type": 2]]])
    let found = try client.diagnostics(of: page)
    #expect(found.map { $0["code"] as? String } == ["D404"])
  }

  @Test func savesNothingAndEndsInOrder() throws {
    let binary = try Binary.starter()
    let before = try binary.contents(below: "Content")
    let client = try LanguageClient(in: binary.folder)
    try client.initialize(binary.folder)
    try client.open(uri(Self.page, in: binary), "nothing")
    _ = try client.diagnostics(of: uri(Self.page, in: binary))
    #expect(try client.request("shutdown")["error"] == nil)
    let late = try client.request("textDocument/hover")
    #expect((late["error"] as? [String: Any])?["code"] as? Int == -32_600)
    try client.notify("exit", [:])
    #expect(client.status() == 0)
    #expect(try binary.contents(below: "Content") == before)
  }

  @Test func endsWithTheEditor() throws {
    let binary = try Binary.starter()
    let gone = try LanguageClient(in: binary.folder)
    try gone.closeInput()
    #expect(gone.status() == 1)
    let rude = try LanguageClient(in: binary.folder)
    try rude.initialize(binary.folder)
    try rude.notify("exit", [:])
    #expect(rude.status() == 1)
  }

  /// Each is answered with an error, and the session continues.
  @Test func survivesWhatIsNoMessage() throws {
    let binary = try Binary.starter()
    let client = try LanguageClient(in: binary.folder)
    func code(_ answer: [String: Any]) -> Int? {
      (answer["error"] as? [String: Any])?["code"] as? Int
    }
    let page = uri(Self.page, in: binary)
    #expect(code(try client.request("textDocument/hover")) == -32_002)
    try client.initialize(binary.folder)
    #expect(code(try client.request("initialize")) == -32_600)
    #expect(code(try client.request("textDocument/rename")) == -32_601)
    #expect(code(try client.request("textDocument/hover")) == -32_602)
    let noPosition = try client.request("textDocument/hover", ["textDocument": ["uri": page]])
    #expect(noPosition["error"] == nil || code(noPosition) == -32_602)
    let broken = [
      "{\"id\": 1", "", "[]", "5", "{\"id\": {}, \"method\": \"x\"}", "{\"id\": 7}",
      String(repeating: "[", count: 100_000), "{\"method\": 5}", "\u{0}", "{\"a\":\"\\ud800\"}",
    ]
    for text in broken { try client.send(text: text) }
    try client.send(bytes: Data([0xFF, 0xFE]))
    try client.send(bytes: Data("Content-Type: x\r\n\r\n".utf8))
    try client.send(bytes: Data("Content-Length: -5\r\n\r\n".utf8))
    try client.send(bytes: Data(repeating: 65, count: 20_000) + Data("\r\n\r\n".utf8))
    // Longer than the limit: passed over.
    let long = 64 * 1_024 * 1_024 + 1
    try client.send(bytes: Data("Content-Length: \(long)\r\n\r\n".utf8))
    try client.send(bytes: Data(count: long))
    // Parameters of every wrong type.
    for parameters in ["null", "[]", "\"x\"", "{\"textDocument\": []}", "{\"textDocument\": {}}"] {
      for method in ["didOpen", "didChange", "didClose", "didSave"] {
        try client.send(
          text: "{\"method\": \"textDocument/\(method)\", \"params\": \(parameters)}")
      }
    }
    for uri in ["untitled:1", "file://elsewhere/x", "file:///etc/passwd", page + "/../../../x", ""]
    {
      try client.open(uri, "text")
      let answer = try client.request(
        "textDocument/hover",
        ["textDocument": ["uri": uri], "position": Self.position(0, 0)])
      #expect(answer["result"] is NSNull, "\(uri)")
    }
    try client.open(page, try binary.read(Self.page))
    for place in [(-1, 0), (0, -1), (Int.max, Int.max), (3, Int.max), (0, 0)] {
      for method in ["hover", "completion", "definition"] {
        _ = try client.request(
          "textDocument/\(method)",
          ["textDocument": ["uri": page], "position": Self.position(place.0, place.1)])
      }
    }
    #expect(code(try client.request("still/there")) == -32_601)
    #expect(try client.request("shutdown")["error"] == nil)
  }

  @Test func answersNoRequestThatWasCancelled() throws {
    let binary = try Binary.starter()
    let client = try LanguageClient(in: binary.folder)
    try client.initialize(binary.folder)
    let page = uri(Self.page, in: binary)
    try client.open(page, try binary.read(Self.page))
    // In one piece, so that the request is looked at when its cancellation is there.
    let parameters =
      "{\"textDocument\": {\"uri\": \"\(page)\"}, \"position\": {\"line\": 7, \"character\": 50}}"
    var bytes = Data()
    for text in [
      "{\"id\": \"a\", \"method\": \"textDocument/hover\", \"params\": \(parameters)}",
      "{\"id\": \"b\", \"method\": \"textDocument/hover\", \"params\": \(parameters)}",
      "{\"method\": \"$/cancelRequest\", \"params\": {\"id\": \"b\"}}",
    ] {
      bytes += Data("Content-Length: \(text.utf8.count)\r\n\r\n".utf8) + Data(text.utf8)
    }
    try client.send(bytes: bytes)
    let first = try client.message { $0["id"] as? String == "a" }
    #expect(first["result"] is [String: Any])
    let second = try client.message { $0["id"] as? String == "b" }
    #expect((second["error"] as? [String: Any])?["code"] as? Int == -32_800)
  }

  @Test func saysThatThereIsNoContent() throws {
    let binary = try Binary()
    let client = try LanguageClient(in: binary.folder, ["--content", "Nothing"])
    try client.initialize(binary.folder)
    let shown = try client.message { $0["method"] as? String == "window/showMessage" }
    let message = (shown["params"] as? [String: Any])?["message"] as? String
    #expect(message?.contains("there is no folder") == true)
    #expect(try client.request("shutdown")["error"] == nil)
  }
}
