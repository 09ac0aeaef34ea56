#if canImport(SyncEngine)
  package import SyncEngine
#endif

/// Plays a scenario, both as ``Format`` describes them. Whatever the words are, nothing traps: what
/// cannot be read has a trace that says so.
///
/// - Parameter rules: The standard ones in a page; tests play mutants.
package func play(_ scenario: [Int32], rules: consuming Rules = Rules()) -> [Int32] {
  do throws(MalformedScenario) {
    return try ScenarioPlay(EncodedScenario(scenario), rules).trace()
  } catch {
    return [3, error.fault.rawValue, Int32(error.position)]
  }
}
