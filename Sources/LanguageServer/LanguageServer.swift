package import JSON

/// Speaks the Language Server Protocol about one folder of content.
package actor LanguageServer<Service: LanguageService> {
  /// A file that the client has open.
  struct OpenFile {
    let uri: String
    let version: JSON
    let text: String
  }

  private enum Phase {
    case starting, running, ended
  }

  let name: String
  private let version: String
  private let makeService: @Sendable (String?) -> Service
  private let send: @Sendable (JSON) -> Void
  private let cancellations: MessageReader.Cancellations
  private var phase = Phase.starting
  private(set) var encoding = PositionEncoding.utf16
  /// The folder of the content, as findings name it.
  private(set) var root = ""
  private var service: Service?
  /// By their paths inside the content folder.
  var openFiles: [String: OpenFile] = [:]
  var checked: Service.Checked?
  /// The files whose diagnostics the client has.
  var published: Set<String> = []
  /// Counts changes: what was checked before the last one is not published.
  private var generation = 0
  private var isChecking = false
  private var memory: Service.Memory?
  private var lastFault: String?
  /// Whether the client can be asked to tell of files that change on disk.
  private var canWatch = false

  /// How long nothing must change before the content is checked.
  private static var pause: ContinuousClock.Duration { .milliseconds(120) }

  /// - Parameters:
  ///   - name: The program's.
  ///   - service: Is called once with the folder that the client has open, if it has one.
  ///   - send: Sends a message to the client.
  package init(
    name: String, version: String, cancellations: MessageReader.Cancellations,
    service: @escaping @Sendable (_ folder: String?) -> Service,
    send: @escaping @Sendable (JSON) -> Void
  ) {
    self.name = name
    self.version = version
    makeService = service
    self.cancellations = cancellations
    self.send = send
  }

  /// - Returns: The exit status, if the client asks to end.
  package func handle(_ message: ClientMessage) async -> Int32? {
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
    guard phase == .running, let service else { throw .invalidRequest("the server was shut down") }
    switch method {
    case "shutdown":
      phase = .ended
      return .null
    case "textDocument/hover": return try await hover(parameters, service)
    case "textDocument/completion": return try await completion(parameters, service)
    case "textDocument/definition": return try await definition(parameters, service)
    case "textDocument/codeAction": return try codeActions(parameters, service)
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
    let service = makeService(folder.flatMap(DocumentAddress.path))
    self.service = service
    root = service.root
    return [
      "capabilities": [
        "positionEncoding": .string(encoding.rawValue),
        "textDocumentSync": ["openClose": .bool(true), "change": .int(1), "save": .bool(true)],
        "hoverProvider": .bool(true), "definitionProvider": .bool(true),
        "completionProvider": ["triggerCharacters": ["(", ":", "/", "@", " ", "["]],
        "codeActionProvider": ["codeActionKinds": ["quickfix"]],
      ],
      "serverInfo": [
        "name": .string(name), "version": .string(version),
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
    var publishedGeneration: Int?
    while let service, publishedGeneration != generation {
      let current = generation
      try? await Task.sleep(for: Self.pause)
      guard current == generation else { continue }
      let remembered = memory
      memory = nil
      let (found, kept) = await service.check(texts, remembering: remembered)
      memory = kept
      guard current == generation else { continue }
      publishedGeneration = current
      switch found {
      case .success(let found):
        lastFault = nil
        checked = found
        publish(found)
      case .failure(let fault): complain(fault.message)
      }
    }
    isChecking = false
  }

  var texts: [String: String] { openFiles.mapValues(\.text) }

  private func complain(_ fault: String) {
    guard fault != lastFault else { return }
    lastFault = fault
    notifyClient("window/showMessage", ["type": .int(2), "message": .string(fault)])
  }
}
