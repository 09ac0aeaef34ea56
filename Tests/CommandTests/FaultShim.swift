import Foundation
import Testing

/// Makes operations on files fail in the runs of the binary, or ends them there: `Tests/Faults/faults.c`.
struct FaultShim {
  enum Kind: String, CaseIterable {
    case kill, fail, full
  }

  /// `nil` where there is no compiler of C, or no loader that takes it.
  static let compiled: FaultShim? = {
    guard let folder = try? TestFolder() else { return nil }
    let library = folder.url.appending(path: "faults.so")
    let source = Binary.project.appending(path: "Tests/Faults/faults.c")
    let compiler = Process()
    compiler.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    compiler.arguments =
      [
        "cc", "-shared", "-fPIC", "-O2", "-Wall", "-Werror", "-o", library.path, source.path,
        "-ldl",
      ]
    compiler.standardError = FileHandle.nullDevice
    guard (try? compiler.run()) != nil else { return nil }
    compiler.waitUntilExit()
    guard compiler.terminationStatus == 0 else { return nil }
    let shim = FaultShim(folder: folder, library: library)
    guard let count = try? shim.operations(of: ["schema"], in: .empty()), count > 0 else {
      return nil
    }
    return shim
  }()

  private let folder: TestFolder
  private let library: URL

  func environment(_ kind: Kind, at operation: Int) -> [String: String] {
    [
      "LD_PRELOAD": library.path, "FAULT_KIND": kind.rawValue, "FAULT_AT": String(operation),
    ]
  }

  /// How many operations on files a command needs.
  func operations(
    of arguments: [String], in binary: Binary, environment: [String: String] = [:]
  ) throws -> Int {
    let file = binary.folder.appending(path: ".operations")
    defer { try? FileManager.default.removeItem(at: file) }
    let variables = ["LD_PRELOAD": library.path, "FAULT_COUNT": file.path]
    _ = try binary.run(arguments, environment: variables.merging(environment) { $1 })
    let text = try String(contentsOf: file, encoding: .utf8)
    return try #require(Int(text.trimmingCharacters(in: .whitespacesAndNewlines)))
  }
}
