import Foundation

/// Changes small sites at random and looks whether what must hold does: nothing ends the process, each
/// finding has its place, equal texts have equal findings.
///
///     FUZZ_SEED=1 FUZZ_COUNT=100000 make fuzz
///
/// Mutant n of a seed is always the same: FUZZ_START=n FUZZ_COUNT=1 runs it alone. With FUZZ_AREAS only some
/// kinds of mutants are made, such as "yaml page".
@main struct Fuzzer {
  static func main() async throws {
    let variables = ProcessInfo.processInfo.environment
    let run = FuzzerRun(variables)
    if let state = variables[FuzzerRun.stateVariable] {
      try await run.runMutants(writing: state)
    } else {
      exit(try run.watch())
    }
  }
}
