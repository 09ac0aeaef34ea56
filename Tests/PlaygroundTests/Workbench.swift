import BuiltIn
import Foundation
import Testing

/// Runs programs, with files in a folder of their own.
struct Workbench {
  let folder: URL

  static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "driftless-playground-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(BuiltIn.engineModule).write(to: path("engine.wasm"))
  }

  func path(_ name: String) -> URL { folder.appending(path: name) }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// - Returns: What the program printed; that it failed is an issue of the test.
  func run(_ program: [String]) throws -> String {
    let output = path(".stdout")
    try Data().write(to: output)
    let process = Process()
    // `env` looks for the program.
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = program
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(program.joined(separator: " "))")
    return try String(contentsOf: output, encoding: .utf8)
  }

  func node(_ script: String, _ arguments: [String]) throws -> String {
    let script = Self.project.appending(path: "Tests/PlaygroundTests/Scripts/\(script)")
    return try run(["node", script.path] + arguments)
  }
}
