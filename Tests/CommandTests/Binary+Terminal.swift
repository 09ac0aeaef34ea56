import Foundation
import Testing

extension Binary {
  /// Runs the binary with a terminal for its findings.
  ///
  /// - Returns: The status, and what the terminal was sent.
  func runOnTerminal(
    _ arguments: [String], environment: [String: String]
  ) throws -> (status: Int32, shown: String) {
    var controller: Int32 = -1
    var end: Int32 = -1
    try #require(openpty(&controller, &end, nil, nil, nil) == 0)
    let terminal = FileHandle(fileDescriptor: end, closeOnDealloc: true)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.path)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var variables = ProcessInfo.processInfo.environment
    for name in ["CI", "NO_COLOR", "TERM"] { variables[name] = nil }
    variables["SOURCE_DATE_EPOCH"] = "1795478400"
    process.environment = variables.merging(environment) { _, new in new }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = terminal
    try process.run()
    try terminal.close()
    var shown: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while true {
      // Ends with an error once no process has the terminal open.
      let count = Foundation.read(controller, &buffer, buffer.count)
      guard count > 0 else { break }
      shown += buffer.prefix(count)
    }
    close(controller)
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: shown, as: UTF8.self))
  }
}
