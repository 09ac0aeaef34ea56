import Foundation

extension Binary {
  /// A run that has not ended yet.
  struct Running {
    fileprivate let process: Process
    fileprivate let binary: Binary
    fileprivate let input: Pipe?
    /// Its outputs, inside the folder.
    let outputName: String
    let errorsName: String

    var isRunning: Bool { process.isRunning }

    /// Waits for the end.
    func end(input text: String = "") throws -> Result {
      if let input {
        try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        try input.fileHandleForWriting.close()
      }
      process.waitUntilExit()
      return Result(
        status: process.terminationReason == .exit ? process.terminationStatus : -1,
        output: try binary.read(outputName), errors: try binary.read(errorsName))
    }
  }

  func path(_ name: String) -> String { folder.appending(path: name).path }

  /// Starts a run beside others.
  func start(_ arguments: [String], waitsForInput: Bool = false) throws -> Running {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.path)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = Self.environment()
    let number = UUID().uuidString
    let running = Running(
      process: process, binary: self, input: waitsForInput ? Pipe() : nil,
      outputName: ".stdout-\(number)", errorsName: ".stderr-\(number)")
    for name in [running.outputName, running.errorsName] {
      try Data().write(to: folder.appending(path: name))
    }
    process.standardOutput = try FileHandle(
      forWritingTo: folder.appending(path: running.outputName))
    process.standardError = try FileHandle(
      forWritingTo: folder.appending(path: running.errorsName))
    process.standardInput = running.input ?? FileHandle.nullDevice
    try process.run()
    return running
  }
}
