import Foundation

/// A new folder, which is removed when nothing holds it any more, or else when the tests end.
final class TestFolder: Sendable {
  let url: URL

  /// Around all of them.
  static let root: URL = {
    let root = FileManager.default.temporaryDirectory
      .appending(path: "driftless-tests-\(ProcessInfo.processInfo.processIdentifier)")
    // What is held by constants lives as long as the process.
    atexit { try? FileManager.default.removeItem(at: TestFolder.root) }
    return root
  }()

  init() throws {
    url = Self.root.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
