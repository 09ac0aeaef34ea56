import Foundation

/// A stretch of mutants. They run in a process of their own, so that whatever ends it is told with the
/// mutant that did.
struct FuzzerRun {
  /// Names the file in which the process of the mutants says which one it has begun.
  static let stateVariable = "FUZZ_STATE"
  /// A mutant that takes longer never ends.
  private static let secondsMax: TimeInterval = 120
  /// Of more failures, nobody looks at the rest.
  private static let failuresMax = 50

  private let seed: UInt64
  private let start: Int
  private let count: Int
  private let areas: [Area]

  init(_ variables: [String: String]) {
    func number(_ name: String, _ usual: Int) -> Int {
      variables[name].flatMap { Int($0) } ?? usual
    }
    seed = variables["FUZZ_SEED"].flatMap { UInt64($0) } ?? 1
    start = number("FUZZ_START", 0)
    count = number("FUZZ_COUNT", 20_000)
    let named = variables["FUZZ_AREAS", default: ""].split(separator: " ")
      .compactMap { Area(rawValue: String($0)) }
    areas = named.isEmpty ? Area.allCases : named
  }

  /// Runs the mutants and prints what fails.
  func runMutants(writing state: String) async throws {
    let file = open(state, O_WRONLY | O_CREAT, 0o644)
    defer { close(file) }
    var mutants = try await Mutants(seed: seed, areas: areas)
    for number in start..<(start + count) {
      let bytes = Array("\(number) \(mutants.area(number).rawValue)".utf8)
      // Always as long, so that nothing is left of the one before.
      _ = pwrite(file, bytes + Array(repeating: UInt8(ascii: " "), count: 40 - bytes.count), 40, 0)
      do {
        try await mutants.run(number)
      } catch {
        let line = "FAILED \(number) (\(mutants.area(number).rawValue)): \(error)\n"
        try FileHandle.standardOutput.write(contentsOf: Data(line.utf8))
      }
    }
    _ = pwrite(file, Array("done                                    ".utf8), 40, 0)
  }

  /// Runs the mutants in other processes: a new one after each that ends too early.
  ///
  /// - Returns: The exit status: 0 if nothing failed.
  func watch() throws -> Int32 {
    let began = Date()
    let state = FileManager.default.temporaryDirectory
      .appending(path: "fuzzer-\(ProcessInfo.processInfo.processIdentifier)")
    let output = state.appendingPathExtension("out")
    defer {
      for file in [state, output] { try? FileManager.default.removeItem(at: file) }
    }
    var next = start
    var failures: [String] = []
    while next < start + count, failures.count < Self.failuresMax {
      let ended = try runProcess(from: next, state, output)
      failures += ended.failures
      guard let mutant = ended.mutant, let number = Int(mutant.prefix { $0 != " " }) else { break }
      failures.append("ENDED \(mutant): \(ended.why)")
      next = number + 1
    }
    for failure in failures { print(failure) }
    let seconds = max(0.001, Date().timeIntervalSince(began))
    print(
      "seed \(seed), mutants \(start) to \(start + count - 1): \(failures.count) failed, "
        + "\(Int(Double(count) / seconds)) a second")
    if let first = failures.first?.split(separator: " ").dropFirst().first {
      print("alone: FUZZ_SEED=\(seed) FUZZ_START=\(first) FUZZ_COUNT=1 FUZZ_AREAS=\"\(areaNames)\"")
    }
    return failures.isEmpty ? 0 : 1
  }

  private var areaNames: String { areas.map(\.rawValue).joined(separator: " ") }

  private struct Ended {
    /// The one that was running, unless all of them did.
    var mutant: String?
    var why = ""
    var failures: [String] = []
  }

  private func runProcess(from first: Int, _ state: URL, _ output: URL) throws -> Ended {
    try Data("0".utf8).write(to: state)
    try Data().write(to: output)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
    process.environment = ProcessInfo.processInfo.environment.merging([
      Self.stateVariable: state.path, "FUZZ_START": "\(first)",
      "FUZZ_COUNT": "\(start + count - first)",
    ]) { _, new in new }
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
    var seen = (mutant: "", since: Date())
    var isStuck = false
    while process.isRunning {
      Thread.sleep(forTimeInterval: 0.2)
      let mutant = text(of: state)
      if mutant != seen.mutant {
        seen = (mutant, Date())
      } else if Date().timeIntervalSince(seen.since) > Self.secondsMax {
        isStuck = true
        kill(process.processIdentifier, SIGKILL)
      }
    }
    process.waitUntilExit()
    let failures = text(of: output).split(separator: "\n").map(String.init)
    let mutant = text(of: state)
    if mutant == "done" { return Ended(failures: failures) }
    return Ended(
      mutant: mutant,
      why: isStuck
        ? "it does not end" : "the process ended with \(process.terminationStatus)",
      failures: failures)
  }

  private func text(of file: URL) -> String {
    ((try? String(contentsOf: file, encoding: .utf8)) ?? "").trimmingCharacters(in: .whitespaces)
  }
}
