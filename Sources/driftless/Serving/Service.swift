import Diagnostics
import HTTPServer

/// A site that is served while its files are edited.
struct Service: Sendable {
  /// Where to listen if nothing is said; where others listen, the next ones are tried.
  private static let usualPort: UInt16 = 8_080
  private static let portsTried: UInt16 = 20
  /// Writers and programs save several files at once: this long nothing more must change.
  private static let quiet: Swift.Duration = .milliseconds(8)

  private let content: String
  private let templates: String?
  private let output: String

  /// - Throws: ``UsageError`` if the folder of the content is not there.
  init(content: String, templates: String?, output: String) throws {
    self.content = content
    self.templates = templates
    self.output = output
    guard ContentFolder(path: content).isFolder else {
      throw UsageError("there is no folder '\(content)'", hint: "name it with --content DIR")
    }
    if let templates, !ContentFolder(path: templates).isFolder {
      throw UsageError("there is no folder '\(templates)'", hint: "name it with --templates DIR")
    }
  }

  /// Serves until the task is cancelled.
  ///
  /// - Parameter ready: Is told the address once pages can be asked for.
  func run(port: UInt16?, ready: @escaping @Sendable (String) -> Void) async throws {
    let site = LiveSite()
    let follower = Follower(
      LiveFiles(content: content, output: output, templates: templates),
      lastChanges: GitHistory.lastChanges(below: content), site)
    try await follower.look()
    let watch = FolderWatch(
      tree: ContentFolder(path: content).root,
      optionalTrees: [templates ?? TemplatesFolder.usual], folder: output)
    let (glances, glanced) = AsyncStream.makeStream(
      of: Void.self, bufferingPolicy: .bufferingNewest(1))
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await listen(on: port, site, ready: ready) }
      group.addTask(priority: .high) {
        for await _ in watch.signs() {
          await follower.glance(at: watch.takeChanges().files)
          glanced.yield()
        }
      }
      group.addTask {
        for await _ in glances {
          try? await Task.sleep(for: Self.quiet)
          try await follower.look()
        }
      }
      // Whoever asks for a page meanwhile goes first.
      group.addTask(priority: .background) { try await follower.weighOnRequest() }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  private func listen(
    on port: UInt16?, _ site: LiveSite, ready: @Sendable (String) -> Void
  ) async throws {
    let server = Server { await site.answer($0) }
    let ports = port.map { [$0] } ?? Array(Self.usualPort..<Self.usualPort + Self.portsTried)
    for port in ports {
      do {
        return try await server.run(port: port) { ready("http://127.0.0.1:\($0)/") }
      } catch  where port != ports.last {
        continue
      } catch {
        throw UsageError(
          "the port \(port) cannot be used: \(error)",
          hint:
            "something else listens there, perhaps another 'driftless serve'; name another port "
            + "with --port NUMBER, or any free one with --port 0")
      }
    }
  }
}
