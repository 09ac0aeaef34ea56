import Foundation

/// A running `driftless lsp`, and a folder with the small site.
final class LanguageServerProcess {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var received: [UInt8] = []
  let folder: URL

  /// The program beside this one, or the one that is named.
  private static let program =
    ProcessInfo.processInfo.environment["DRIFTLESS"]
    ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appending(path: "driftless").path

  init(_ texts: [String: String]) throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "fuzzer-site-\(UUID().uuidString)")
    for (name, text) in texts {
      let file = folder.appending(path: "Content/\(name)")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    process.executableURL = URL(fileURLWithPath: Self.program)
    process.arguments = ["lsp"]
    process.currentDirectoryURL = folder
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    signal(SIGPIPE, SIG_IGN)
    try process.run()
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }

  static func framed(_ content: String) -> [UInt8] {
    Array("Content-Length: \(content.utf8.count)\r\n\r\n\(content)".utf8)
  }

  func send(_ bytes: [UInt8]) throws {
    do {
      try input.fileHandleForWriting.write(contentsOf: Data(bytes))
    } catch {
      throw Failure("the language server does not read any more")
    }
  }

  /// Waits for the answer to a request of ours.
  ///
  /// - Returns: Whether it came: a message that seems to be longer than it is swallows what follows.
  func answers(_ id: String, within seconds: TimeInterval) throws -> Bool {
    let end = Date().addingTimeInterval(seconds)
    let sought = Array("\"id\":\"\(id)\"".utf8)
    while true {
      if contains(sought) {
        received = []
        return true
      }
      var poll = pollfd(
        fd: output.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
      let left = end.timeIntervalSinceNow
      guard left > 0 else { return false }
      guard Foundation.poll(&poll, 1, Int32(left * 1_000) + 1) > 0 else { continue }
      var buffer = [UInt8](repeating: 0, count: 65_536)
      let count = read(poll.fd, &buffer, buffer.count)
      guard count > 0 else {
        process.waitUntilExit()
        // It ends by itself when a message tells it to.
        if process.terminationReason == .exit, [0, 1].contains(process.terminationStatus) {
          return false
        }
        throw Failure("the language server ended with \(process.terminationStatus)")
      }
      received += buffer[..<count]
    }
  }

  private func contains(_ sought: [UInt8]) -> Bool {
    var rest = received[...]
    while let start = rest.firstIndex(of: sought[0]) {
      rest = rest[start...]
      if rest.starts(with: sought) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
