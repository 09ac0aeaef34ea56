import Foundation
import RandomStories
import Testing

/// Whatever happens to a command while it writes, the next one finds everything in the state before or
/// after it, and nothing else.
///
/// `FAULT_RUNS` sets a larger number of random faults. `FAULT_SEED` repeats a run, and `FAULT_FROM`
/// continues it at a printed number.
@Suite(.enabled(if: FaultShim.compiled != nil, "there is no compiler of C for the shim"))
struct FaultTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let seed =
    environment["FAULT_SEED"].flatMap(UInt64.init) ?? (runs == nil ? 1 : .random(in: 0..<1_000_000))
  private static let runs = environment["FAULT_RUNS"].flatMap(Int.init)
  private static let from = environment["FAULT_FROM"].flatMap(Int.init) ?? 0
  private static let shortRuns = 3

  @Test(arguments: FaultCase.all)
  func aFaultLeavesAllOrNothing(_ command: FaultCase) throws {
    var trial = try FaultTrial(command)
    for number in 0..<Self.shortRuns { try trial.run(number, seed: Self.seed) }
  }

  @Test(.enabled(if: runs != nil)) func aLongRunLeavesAllOrNothing() throws {
    print("FaultTests: FAULT_SEED=\(Self.seed) repeats this run")
    var trials = try FaultCase.all.map { try FaultTrial($0) }
    var counts: [String: Int] = [:]
    let end = Self.from + (Self.runs ?? 0)
    for number in Self.from..<end {
      let place = number % trials.count
      let what = try trials[place].run(number / trials.count, seed: Self.seed)
      counts[what, default: 0] += 1
      if number % 500 == 499 { print("FaultTests: FAULT_FROM=\(number + 1) goes on") }
    }
    print("FaultTests: \(counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" })")
  }
}

/// One command, with the same state before it each time.
struct FaultTrial {
  let command: FaultCase
  private let binary: Binary
  private let before: FolderState
  private let after: FolderState
  private let operations: Int

  init(_ command: FaultCase) throws {
    self.command = command
    binary = try .starter()
    try binary.write("\(FaultCase.nothing)/site.yaml", "name: [\n")
    try command.prepare(binary)
    let shim = try #require(FaultShim.compiled)
    before = try FolderState(of: binary)
    operations = try shim.operations(
      of: command.arguments, in: binary, environment: Self.cache(binary, 0))
    after = try FolderState(of: binary)
    try #require(before != after, "\(command.name) has something to write")
    try before.restore(binary)
  }

  /// The cache is empty.
  private static func cache(_ binary: Binary, _ number: Int) -> [String: String] {
    ["XDG_CACHE_HOME": binary.folder.appending(path: ".cache-\(number)").path]
  }

  /// - Returns: What was done to the command, and the state that was found afterwards.
  @discardableResult
  mutating func run(_ number: Int, seed: UInt64) throws -> String {
    var random = SeededGenerator(seed: seed &* 1_000_003 &+ UInt64(number))
    let kind = FaultShim.Kind.allCases[Int.random(in: 0..<4, using: &random) % 3]
    let operation = Int.random(in: 1...operations, using: &random)
    let place: Comment = "\(command.name): \(kind) at \(operation) of \(operations)"
    let shim = try #require(FaultShim.compiled)
    let cache = Self.cache(binary, number)
    defer {
      try? FileManager.default.removeItem(atPath: cache["XDG_CACHE_HOME"] ?? "")
    }
    let result = try binary.run(
      command.arguments,
      environment: shim.environment(kind, at: operation).merging(cache) { $1 })
    let left = try FolderState(of: binary)
    if kind == .full {
      // A complete state needs no repair.
      #expect(left == (result.status == 0 ? after : before), place)
      if result.status != 0 {
        #expect(result.status == 3, "\(place): \(result.errors)")
        #expect(result.errors.contains("no space left on device"), "\(place): \(result.errors)")
      }
    }
    let mended = try binary.run(command.mending, environment: cache)
    try? FileManager.default.removeItem(at: binary.folder.appending(path: "Elsewhere"))
    let now = try FolderState(of: binary).removing(emptyFolder: "a/help").removing(emptyFolder: "a")
    if kind != .kill { #expect(now == (result.status == 0 ? after : before), place) }
    try #require(
      now == before || now == after,
      "\(place), then \(mended.status): \(now.differences(from: before)) \(mended.errors)")
    try before.restore(binary)
    return "\(kind) \(now == before ? "undone" : "done")"
  }
}
