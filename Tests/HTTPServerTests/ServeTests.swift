import Foundation
import Testing

/// `driftless serve`, the real binary, on the starter site.
@Suite struct ServeTests {
  private static let path: String = {
    if let path = ProcessInfo.processInfo.environment["DRIFTLESS"] { return path }
    let products =
      Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
      ?? URL(fileURLWithPath: CommandLine.arguments[0])
    return products.deletingLastPathComponent().appending(path: "driftless").path
  }()

  /// A running server.
  private final class Running: Sendable {
    let port: UInt16
    let process: pid_t
    private let running: Process

    init(_ running: Process, port: UInt16) {
      self.running = running
      self.port = port
      process = running.processIdentifier
    }

    var isRunning: Bool { running.isRunning }

    /// - Returns: The exit status.
    func interrupt() -> Int32 {
      running.interrupt()
      running.waitUntilExit()
      return running.terminationStatus
    }

    /// The processor time used so far in seconds; `nil` where it is unknown.
    var computedSeconds: Double? {
      let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
      let fields = stat?.split(separator: ")").last?.split(separator: " ")
      guard let fields, fields.count > 12, let user = Double(fields[11]),
        let system = Double(fields[12])
      else { return nil }
      return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }
  }

  /// Serves a new starter site during an action, and ends it afterwards.
  ///
  /// - Parameter filesMax: The number of files that the process may have open.
  private func serve(
    filesMax: Int = 1_024, _ client: @escaping @Sendable (Running) throws -> Void
  ) async throws {
    let path = Self.path
    try await onThread {
      let folder = FileManager.default.temporaryDirectory.appending(
        path: "driftless-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let made = Self.process("exec '\(path)' new site help", in: folder)
      try made.run()
      made.waitUntilExit()
      try #require(made.terminationStatus == 0)
      let served = Self.process(
        "ulimit -n \(filesMax) && exec '\(path)' serve --port 0 --no-open",
        in: folder.appending(path: "help"))
      let output = Pipe()
      served.standardOutput = output
      try served.run()
      defer { if served.isRunning { kill(served.processIdentifier, SIGKILL) } }
      var address = ""
      while !address.hasSuffix("/\n"), case let data = output.fileHandleForReading.availableData,
        !data.isEmpty
      {
        address += String(decoding: data, as: UTF8.self)
      }
      let port = try #require(
        address.dropLast(2).split(separator: ":").last.flatMap { UInt16($0) }, "\(address)")
      let running = Running(served, port: port)
      try client(running)
      #expect(running.isRunning)
      #expect(running.interrupt() == 0)
    }
  }

  private static func process(_ command: String, in folder: URL) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    return process
  }

  @Test func pagesAreServed() async throws {
    try await serve { server in
      let client = try RawClient(port: server.port)
      let page = try client.get("/")
      #expect(page.status == 200 && page["content-type"] == "text/html; charset=utf-8")
      #expect(page.text.contains("/__driftless/live.js"))
      let head = try client.get("/", method: "HEAD")
      #expect(head["content-length"] == "\(page.body.count)")
      let moved = try client.get("/faq/first-steps/overwriting?a=%0d%0a")
      #expect(moved.status == 307)
      #expect(moved["location"] == "/faq/first-steps/overwriting/?a=%0d%0a")
      #expect(try client.get("/faq/first-steps/overwriting/").status == 200)
      #expect(try client.get("/assets/site.css")["content-type"] == "text/css; charset=utf-8")
      let missing = try client.get("/nothing/%e2%82%ac/")
      #expect(missing.status == 404 && missing.text.contains("<html"))
      #expect(try client.get("//example.org").status == 404)
      for method in ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"] {
        let refused = try client.get("/", method: method)
        #expect(refused.status == 405 && refused["allow"] == "GET, HEAD")
      }
      client.send("GET /__driftless/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
      #expect(try client.reply()["content-type"] == "text/event-stream")
      #expect(try client.read(through: "}\n\n").contains("data: {\"revision\":"))
    }
  }

  /// Whatever a page in a browser can send on many connections requires little work.
  @Test func longRequestsDoNotStopIt() async throws {
    try await serve { server in
      #expect(try RawClient(port: server.port).get().status == 200)
      let before = server.computedSeconds
      for bytes in [200_000, 1_000_000] {
        let text = String(repeating: "a", count: bytes)
        for _ in 0..<10 {
          let line = try RawClient(port: server.port)
          line.send("GET /\(text) HTTP/1.1\r\nHost: localhost\r\n\r\n")
          #expect(try line.reply().status == 414)
          let header = try RawClient(port: server.port)
          header.send("GET / HTTP/1.1\r\nHost: localhost\r\nX: \(text)\r\n\r\n")
          #expect(try header.reply().status == 431)
        }
      }
      let after = server.computedSeconds
      // One of these requests took 47 s on each core.
      if let before, let after { #expect(after - before < 5) }
      #expect(try RawClient(port: server.port).get().status == 200)
    }
  }

  @Test func fewFilesDoNotEndIt() async throws {
    try await serve(filesMax: 64) { server in
      let first = try RawClient(port: server.port)
      #expect(try first.get().status == 200)
      do {
        let silent = try (0..<100).map { _ in try RawClient(port: server.port) }
        #expect(try first.get().status == 200)
        let before = server.computedSeconds
        sleep(1)
        let after = server.computedSeconds
        if let before, let after { #expect(after - before < 0.5, "it waits without work") }
        withExtendedLifetime(silent) {}
      }
      // All connections are served in turn.
      let clients = try (0..<100).map { _ in try RawClient(port: server.port) }
      for client in clients { client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n") }
      for client in clients { #expect(try client.reply().status == 200) }
      #expect(try RawClient(port: server.port).get().status == 200)
    }
  }
}
