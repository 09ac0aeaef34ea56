import Foundation
import Synchronization
import Testing

/// Communicates with a running `driftless lsp`.
final class LanguageClient {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private let received = Received()
  private var lastID = 1_000

  /// The received messages, and the bytes of an incomplete one.
  private final class Received: Sendable {
    struct State {
      var bytes = Data()
      var messages: [Data] = []
      var isAtEnd = false
    }

    let state = Mutex(State())

    func append(_ data: Data) {
      state.withLock { state in
        if data.isEmpty { state.isAtEnd = true }
        state.bytes.append(data)
        while let end = state.bytes.range(of: Data("\r\n\r\n".utf8)) {
          let header = String(decoding: state.bytes[..<end.lowerBound], as: UTF8.self)
          guard let length = header.split(separator: ":").last.flatMap({ Int($0.dropFirst()) }),
            state.bytes.distance(from: end.upperBound, to: state.bytes.endIndex) >= length
          else { return }
          state.messages.append(Data(state.bytes[end.upperBound...].prefix(length)))
          state.bytes = Data(state.bytes[end.upperBound...].dropFirst(length))
        }
      }
    }
  }

  init(in folder: URL, _ arguments: [String] = []) throws {
    process.executableURL = URL(fileURLWithPath: Binary.path)
    process.arguments = ["lsp"] + arguments
    process.currentDirectoryURL = folder
    var variables = ProcessInfo.processInfo.environment
    variables["SOURCE_DATE_EPOCH"] = "1795478400"
    process.environment = variables
    process.standardInput = input
    process.standardOutput = output
    output.fileHandleForReading.readabilityHandler = { [received] handle in
      let data = handle.availableData
      if data.isEmpty { handle.readabilityHandler = nil }
      received.append(data)
    }
    try process.run()
  }

  deinit {
    output.fileHandleForReading.readabilityHandler = nil
    if process.isRunning { process.terminate() }
  }

  func send(bytes: Data) throws { try input.fileHandleForWriting.write(contentsOf: bytes) }

  func send(text: String) throws {
    let content = Data(text.utf8)
    try send(bytes: Data("Content-Length: \(content.count)\r\n\r\n".utf8) + content)
  }

  func send(_ message: [String: Any]) throws {
    let all = message.merging(["jsonrpc": "2.0"]) { own, _ in own }
    try send(
      text: String(decoding: try JSONSerialization.data(withJSONObject: all), as: UTF8.self))
  }

  func notify(_ method: String, _ parameters: [String: Any]) throws {
    try send(["method": method, "params": parameters])
  }

  /// Returns the response to a request: its result or its error.
  func request(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
    lastID += 1
    let id = lastID
    try send(["id": id, "method": method, "params": parameters])
    return try message { $0["id"] as? Int == id }
  }

  /// Begins a session.
  @discardableResult
  func initialize(_ folder: URL, encodings: [String]? = nil) throws -> [String: Any] {
    let general = encodings.map { ["positionEncodings": $0] as [String: Any] } ?? [:]
    let answer = try request(
      "initialize",
      [
        "processId": NSNull(), "rootUri": folder.absoluteString,
        "capabilities": ["general": general],
      ])
    try notify("initialized", [:])
    return answer
  }

  func open(_ uri: String, _ text: String, version: Int = 1) throws {
    try notify(
      "textDocument/didOpen",
      ["textDocument": ["uri": uri, "languageId": "", "version": version, "text": text]])
  }

  func change(_ uri: String, _ text: String, version: Int) throws {
    try notify(
      "textDocument/didChange",
      [
        "textDocument": ["uri": uri, "version": version], "contentChanges": [["text": text]],
      ])
  }

  /// Returns the diagnostics of a file that meet a condition, as soon as they arrive.
  func diagnostics(
    of uri: String, where fits: ([String: Any]) -> Bool = { _ in true }
  ) throws -> [[String: Any]] {
    let message = try message { message in
      let parameters = message["params"] as? [String: Any] ?? [:]
      return message["method"] as? String == "textDocument/publishDiagnostics"
        && parameters["uri"] as? String == uri && fits(parameters)
    }
    let parameters = try #require(message["params"] as? [String: Any])
    return try #require(parameters["diagnostics"] as? [[String: Any]])
  }

  /// Returns the first message that meets a condition, received or still to come.
  func message(where fits: ([String: Any]) -> Bool) throws -> [String: Any] {
    var seen = 0
    let end = ContinuousClock.now + .seconds(120)
    while ContinuousClock.now < end {
      let (messages, isAtEnd) = received.state.withLock { ($0.messages, $0.isAtEnd) }
      for data in messages[seen...] {
        let message = try #require(
          try JSONSerialization.jsonObject(with: data) as? [String: Any])
        if fits(message) { return message }
      }
      seen = messages.count
      if isAtEnd { break }
      Thread.sleep(forTimeInterval: 0.005)
    }
    throw Missing()
  }

  struct Missing: Error {}

  /// Returns all notifications of a kind so far.
  func notifications(_ method: String) throws -> [[String: Any]] {
    try received.state.withLock(\.messages).compactMap { data in
      let message = try JSONSerialization.jsonObject(with: data) as? [String: Any]
      return message?["method"] as? String == method ? message?["params"] as? [String: Any] : nil
    }
  }

  func closeInput() throws { try input.fileHandleForWriting.close() }

  /// Waits for the end.
  func status() -> Int32 {
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : -1
  }
}
