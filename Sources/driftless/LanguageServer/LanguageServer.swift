import Content
import Diagnostics
import JSON
import Verification

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Speaks the Language Server Protocol about one help centre.
actor LanguageServer {
  /// A file that the client has open.
  struct OpenFile {
    let uri: String
    let version: JSON
    let text: String
  }

  /// What the last check found.
  struct CheckedContent {
    let content: SourceTree
    let centre: HelpCentre
    let claims: [CheckedClaim]
    let findings: [Finding]
    let corrections: [Correction]
  }

  /// What was read and found the last time: what has not changed is taken again.
  private struct Memory {
    var readings: [String: ContentFolder.Reading] = [:]
    var centre = HelpCentreMemory()
  }

  private enum Phase {
    case starting, running, ended
  }

  let contentOption: String
  private let outputOption: String
  private let send: @Sendable (JSON) -> Void
  private let cancellations: MessageReader.Cancellations
  private var phase = Phase.starting
  private(set) var encoding = PositionEncoding.utf16
  /// The folder of the content, as findings name it.
  private(set) var root = ""
  private var outputFolder = ""
  /// By their paths inside the content folder.
  var openFiles: [String: OpenFile] = [:]
  var checked: CheckedContent?
  /// The files whose diagnostics the client has.
  var published: Set<String> = []
  /// Counts changes: what was checked before the last one is not told.
  private var generation = 0
  private var isChecking = false
  private var memory = Memory()
  private var lastFault: String?
  /// Whether the client can be asked to tell of files that change on disk.
  private var canWatch = false

  /// How long nothing must change before the content is checked.
  private static let pause = ContinuousClock.Duration.milliseconds(120)

  init(
    content: String, output: String, cancellations: MessageReader.Cancellations,
    send: @escaping @Sendable (JSON) -> Void
  ) {
    contentOption = content
    outputOption = output
    self.cancellations = cancellations
    self.send = send
  }

  /// - Returns: The exit status, if the client asks to end.
  func handle(_ message: ClientMessage) async -> Int32? {
    switch message {
    case .response: break
    case .invalid(let id, let fault): fail(id, fault)
    case .notification("exit", _): return phase == .ended ? 0 : 1
    case .notification(let method, let parameters):
      if phase == .running { notify(method, parameters) }
    case .request(let id, let method, let parameters):
      if cancellations.take(id) {
        fail(id, .cancelled)
        return nil
      }
      do throws(ProtocolFault) {
        let result = try await result(method, parameters)
        if cancellations.take(id) { throw .cancelled }
        send(["jsonrpc": "2.0", "id": id, "result": result])
      } catch {
        fail(id, error)
      }
    }
    return nil
  }

  private func fail(_ id: JSON, _ fault: ProtocolFault) {
    send([
      "jsonrpc": "2.0", "id": id,
      "error": ["code": .int(fault.code), "message": .string(fault.message)],
    ])
  }

  func notifyClient(_ method: String, _ parameters: JSON) {
    send(["jsonrpc": "2.0", "method": .string(method), "params": parameters])
  }

  private func result(_ method: String, _ parameters: JSON) async throws(ProtocolFault) -> JSON {
    if method == "initialize" {
      guard phase == .starting else { throw .invalidRequest("'initialize' comes once") }
      return initialize(parameters)
    }
    guard phase != .starting else { throw .notInitialized }
    guard phase == .running else { throw .invalidRequest("the server was shut down") }
    switch method {
    case "shutdown":
      phase = .ended
      return .null
    case "textDocument/hover": return try await hover(parameters)
    case "textDocument/completion": return try await completion(parameters)
    case "textDocument/definition": return try await definition(parameters)
    case "textDocument/codeAction": return try codeActions(parameters)
    default: throw .unknownMethod(method)
    }
  }

  private func initialize(_ parameters: JSON) -> JSON {
    phase = .running
    encoding = PositionEncoding(
      offered: parameters["capabilities"]?["general"]?["positionEncodings"])
    canWatch =
      parameters["capabilities"]?["workspace"]?["didChangeWatchedFiles"]?["dynamicRegistration"]
      == .bool(true)
    let folder =
      parameters["workspaceFolders"]?.array?.first?["uri"]?.string ?? parameters["rootUri"]?.string
    let base = folder.flatMap(DocumentAddress.path) ?? FileManager.default.currentDirectoryPath
    func path(_ option: String) -> String {
      URL(fileURLWithPath: option, relativeTo: URL(fileURLWithPath: base, isDirectory: true))
        .standardizedFileURL.path
    }
    root = path(contentOption)
    outputFolder = path(outputOption)
    return [
      "capabilities": [
        "positionEncoding": .string(encoding.rawValue),
        "textDocumentSync": ["openClose": .bool(true), "change": .int(1), "save": .bool(true)],
        "hoverProvider": .bool(true), "definitionProvider": .bool(true),
        "completionProvider": ["triggerCharacters": ["(", ":", "/", "@", " ", "["]],
        "codeActionProvider": ["codeActionKinds": ["quickfix"]],
      ],
      "serverInfo": [
        "name": .string(Product.name), "version": .string(Product.version),
      ],
    ]
  }

  private func notify(_ method: String, _ parameters: JSON) {
    let document = parameters["textDocument"]
    switch method {
    case "initialized":
      if canWatch { watch() }
      changed()
    case "textDocument/didSave", "workspace/didChangeWatchedFiles": changed()
    case "textDocument/didOpen":
      open(document?["uri"], document?["version"], document?["text"])
    case "textDocument/didChange":
      // Changes are whole texts: of several the last one counts.
      open(
        document?["uri"], document?["version"],
        parameters["contentChanges"]?.array?.last?["text"])
    case "textDocument/didClose":
      if let name = name(document?["uri"]) {
        openFiles[name] = nil
        changed()
      }
    default: break
    }
  }

  /// Asks the client to tell when a file of the content changes on disk.
  private func watch() {
    let watcher: JSON = ["globPattern": "**/*.{md,yaml}"]
    send([
      "jsonrpc": "2.0", "id": "watch", "method": "client/registerCapability",
      "params": [
        "registrations": [
          [
            "id": "watch", "method": "workspace/didChangeWatchedFiles",
            "registerOptions": ["watchers": [watcher]],
          ]
        ]
      ],
    ])
  }

  private func open(_ uri: JSON?, _ version: JSON?, _ text: JSON?) {
    guard let name = name(uri), let uri = uri?.string, let text = text?.string else { return }
    openFiles[name] = OpenFile(uri: uri, version: version ?? .null, text: text)
    changed()
  }

  /// The path inside the content folder of a file that the client names.
  func name(_ uri: JSON?) -> String? {
    guard let path = uri?.string.flatMap(DocumentAddress.path), path.hasPrefix(root + "/") else {
      return nil
    }
    return String(path.dropFirst(root.count + 1))
  }
}

// Checking.
extension LanguageServer {
  /// Checks the content once nothing has changed for a while.
  private func changed() {
    generation += 1
    guard !isChecking else { return }
    isChecking = true
    // Requests go first: they take a moment, and somebody waits.
    Task(priority: .utility) { await self.check() }
  }

  private func check() async {
    var told: Int?
    while told != generation {
      let current = generation
      try? await Task.sleep(for: Self.pause)
      guard current == generation else { continue }
      let remembered = memory
      memory = Memory()
      let (found, kept) = await Self.find(
        texts, content: root, output: outputFolder, remembering: remembered)
      memory = kept
      guard current == generation else { continue }
      told = current
      switch found {
      case .success(let found):
        lastFault = nil
        checked = found
        publish(found)
      case .failure(let fault): complain(fault.description)
      }
    }
    isChecking = false
  }

  private var texts: [String: String] { openFiles.mapValues(\.text) }

  private func complain(_ fault: String) {
    guard fault != lastFault else { return }
    lastFault = fault
    notifyClient("window/showMessage", ["type": .int(2), "message": .string(fault)])
  }

  /// Loads and verifies, with the texts that the client has open over those on disk.
  @concurrent private static func find(
    _ texts: [String: String], content: String, output: String, remembering memory: Memory
  ) async -> (Result<CheckedContent, UsageError>, Memory) {
    var memory = memory
    let recordPath = "\(output)/knowledge.json"
    do {
      var findings: [Finding] = []
      let tree = try tree(texts, content: content, &memory.readings, &findings)
      let workspace = try await Workspace.open(
        tree, recordPath: recordPath, Workspace.readRecord(recordPath), computesAssumptions: false,
        remembering: &memory.centre)
      let checked = CheckedContent(
        content: tree, centre: workspace.loaded.value, claims: workspace.verification.claims,
        findings: (findings + workspace.contentFindings).report(),
        corrections: workspace.verification.corrections)
      return (.success(checked), memory)
    } catch {
      let fault = error as? UsageError ?? UsageError("the content cannot be checked: \(error)")
      return (.failure(fault), memory)
    }
  }

  private static func tree(
    _ texts: [String: String], content: String, _ readings: inout [String: ContentFolder.Reading],
    _ findings: inout [Finding]
  ) throws -> SourceTree {
    let tree = try ContentFolder(path: content).read(remembering: &readings)
    var readable: [String: String] = [:]
    for (name, text) in texts.sorted(by: { $0.key < $1.key }) where ContentFolder.isText(name) {
      // An open text is held to what is asked of files.
      readable[name] = ContentFolder.text(
        Array(text.utf8), at: Location(file: "\(content)/\(name)"), &findings)
    }
    return tree.replacing(readable)
  }

  /// What was loaded last, or what can be loaded now.
  func centre() async throws(ProtocolFault) -> HelpCentre {
    if let checked { return checked.centre }
    var findings: [Finding] = []
    var readings: [String: ContentFolder.Reading] = [:]
    guard let tree = try? Self.tree(texts, content: root, &readings, &findings) else {
      throw ProtocolFault(code: -32_803, message: "there is no folder '\(contentOption)'")
    }
    return await HelpCentre.load(tree).value
  }
}
