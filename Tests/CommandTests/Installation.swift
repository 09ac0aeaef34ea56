import Foundation

/// A folder of its own into which `make` installs.
struct Installation {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "install \(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// - Returns: The exit status.
  func make(_ target: String, _ settings: String...) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    // The binary is there already, and is not built again.
    process.arguments =
      [
        "make", target, "-o", "setup", "-o", "archives", "-o", Binary.path,
        "DRIFTLESS=\(Binary.path)", "DESTDIR=\(folder.path)", "PREFIX=/opt/a b",
      ] + settings
    process.currentDirectoryURL = Binary.project
    process.standardOutput = FileHandle.nullDevice
    var variables = ProcessInfo.processInfo.environment
    for name in ["MAKEFLAGS", "MAKELEVEL", "MFLAGS"] { variables[name] = nil }
    process.environment = variables
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// The paths of the files inside a folder, sorted.
  static func files(in folder: URL) -> [String] {
    (FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? []).filter {
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(
        atPath: folder.appending(path: $0).path, isDirectory: &isFolder) && !isFolder.boolValue
    }.sorted()
  }
}
