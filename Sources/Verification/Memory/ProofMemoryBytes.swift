import Diagnostics
import ModelChecker

extension ProofMemory {
  /// What was found, without the runs, in the order of the questions.
  var bytes: [UInt8] {
    let entries = facts.map { (key: $0.key.bytes, fact: $0.value) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
    var writer = ByteWriter()
    writer.write(entries.count)
    for (key, fact) in entries {
      writer.write(key)
      writer.write(fact.verdict.rawValue)
      writer.write(fact.hasRun ? UInt8(1) : 0)
      for number in [fact.states, fact.transitions, fact.depth] { writer.write(number) }
    }
    return writer.bytes
  }

  /// - Returns: `nil` if these are not the bytes of such a memory.
  init?(bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    guard let count = reader.count() else { return nil }
    var facts: [Question: Fact] = [:]
    for _ in 0..<count {
      guard let key = reader.list(), let question = Question(bytes: key),
        let verdict = reader.byte().flatMap(Verdict.init), let hasRun = reader.byte(),
        let states = reader.number(), let transitions = reader.number(),
        let depth = reader.number()
      else { return nil }
      facts[question] = Fact(
        verdict: verdict, states: states, transitions: transitions, depth: depth,
        hasRun: hasRun == 1)
    }
    guard reader.isAtEnd else { return nil }
    self.init(facts: facts)
  }
}

extension ProofMemory.Question {
  fileprivate var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.write(place.profile)
    writer.write(place.kind)
    writer.write(place.stage.rawValue)
    writer.write(law)
    return writer.bytes
  }

  fileprivate init?(bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    guard let profile = reader.list(), let kind = reader.byte(), let stage = reader.byte(),
      let law = reader.list(), reader.isAtEnd
    else { return nil }
    self.init(
      place: ProofTable.Place(
        profile: profile, kind: kind, stage: UniverseStage(rawValue: stage)),
      law: law)
  }
}
