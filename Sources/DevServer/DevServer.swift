import FlyingFox
import FlyingSocks
import Foundation

/// Shows a site to its writer: what is at each address, and the news, to this machine alone.
public struct DevServer: Sendable {
  /// Where pages listen to news.
  public static let newsAddress = "/__driftless/events"

  private let server: HTTPServer
  private let news: Announcements

  /// - Parameters:
  ///   - port: Where to listen; any free one if it is 0.
  ///   - answer: What is at a path, such as `/faq/drift/`, percent-encoding undone.
  public init(
    port: UInt16, news: Announcements, answer: @escaping @Sendable (String) async -> Served
  ) throws {
    self.news = news
    server = HTTPServer(
      config: HTTPServer.Configuration(
        address: try sockaddr_in.inet(ip4: "127.0.0.1", port: port), timeout: 60,
        pool: PromptSockets(),
        logger: .disabled),
      handler: ClosureHTTPHandler { request in
        guard request.isAboutThisMachine else {
          return HTTPResponse(statusCode: .misdirectedRequest)
        }
        guard [.GET, .HEAD].contains(request.method) else {
          return HTTPResponse(statusCode: .methodNotAllowed)
        }
        // The request's own path has lost the slash at its end.
        let path = request.target.path(percentEncoded: false)
        if path == Self.newsAddress { return await Self.stream(of: news) }
        return HTTPResponse(await answer(path), hasBody: request.method == .GET)
      })
  }

  /// Serves until the task is cancelled.
  ///
  /// - Parameter ready: Is told the port once pages can be asked for.
  /// - Throws: What the system says if the port cannot be used.
  public func run(ready: @escaping @Sendable (UInt16) -> Void) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      group.addTask {
        try await server.waitUntilListening()
        if case .ip4(_, let port) = await server.listeningAddress { ready(port) }
        while true {
          try await Task.sleep(for: .seconds(15))
          await news.keepAlive()
        }
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  private static func stream(of news: Announcements) async -> HTTPResponse {
    HTTPResponse(
      statusCode: .ok,
      headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
      body: HTTPBodySequence(from: EventBytes(texts: await news.stream())))
  }
}

extension HTTPRequest {
  /// Whether a browser asks for this machine by its own name: a page from elsewhere whose name was made
  /// to mean this machine must not read what is served.
  fileprivate var isAboutThisMachine: Bool {
    guard let host = headers[.host] else { return false }
    let name = host.hasPrefix("[") ? host.prefix { $0 != "]" } + "]" : host.prefix { $0 != ":" }
    return ["localhost", "127.0.0.1", "[::1]"].contains(name.lowercased())
  }
}

extension HTTPResponse {
  fileprivate init(_ answer: Served, hasBody: Bool) {
    var headers: HTTPHeaders = [
      .contentType: answer.type, .cacheControl: "no-store",
      HTTPHeader("X-Content-Type-Options"): "nosniff",
    ]
    let status: HTTPStatusCode
    switch answer.status {
    case .found: status = .ok
    case .missing: status = .notFound
    case .moved(let address):
      status = .temporaryRedirect
      headers[.location] = address
    }
    self.init(statusCode: status, headers: headers, body: hasBody ? Data(answer.body) : Data())
  }
}
