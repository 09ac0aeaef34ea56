import Foundation

/// The module's results for scenarios, in one instance.
struct ModuleRun: Sendable {
  /// The encoded trace of each scenario; empty after a trap.
  let traces: [[Int32]]
  let module: Module

  struct Module: Decodable, Sendable {
    let bytes: Int
    let compressedBytes: Int
    let imports: [String]
    let exports: [String]
    /// The size of the memory after the last scenario.
    let memoryBytes: Int
  }

  init(_ scenarios: [[Int32]]) throws {
    let bench = try Workbench()
    defer { bench.remove() }
    var words: [Int32] = []
    for scenario in scenarios { words += [Int32(scenario.count)] + scenario }
    try words.withUnsafeBytes { Data($0) }.write(to: bench.path("scenarios"))
    let printed = try bench.node(
      "play.mjs", ["engine.wasm", "scenarios", "traces"].map { bench.path($0).path })
    module = try JSONDecoder().decode(Module.self, from: Data(printed.utf8))
    let data = try Data(contentsOf: bench.path("traces"))
    let read = data.withUnsafeBytes { Array($0.bindMemory(to: Int32.self)) }
    var traces: [[Int32]] = []
    var position = 0
    while position < read.count {
      let end = position + 1 + Int(read[position])
      traces.append(Array(read[position + 1..<end]))
      position = end
    }
    self.traces = traces
  }
}
