/// The first difference between two traces of one story.
struct TraceDifference: CustomStringConvertible {
  enum Part: Equatable, CustomStringConvertible {
    /// The effect with this number of the step, counted from 1.
    case effect(Int)
    case sync(Int)
    case failure(Int)
    case terms
    /// The reason why an event cannot be played, the clock, or the state.
    case fault, clock, state

    var description: String {
      switch self {
      case .effect(let number): "effect \(number)"
      case .sync(let number): "sync \(number)"
      case .failure(let number): "failure \(number)"
      case .terms: "terms"
      case .fault: "fault"
      case .clock: "clock"
      case .state: "state"
      }
    }
  }

  let seed: UInt64
  /// Counted from 1; 0 is the start.
  let step: Int
  let part: Part
  let native: String
  let module: String

  var description: String {
    "seed \(seed), step \(step), \(part): natively \(native); in the module \(module)"
  }

  /// The first difference: by steps, and in each step effects first, then failures.
  static func first(
    _ native: Trace, _ module: Trace, seed: UInt64, onlyEvents: Bool = false
  ) -> TraceDifference? {
    func difference(_ step: Int, _ part: Part, _ native: Any, _ module: Any) -> TraceDifference {
      TraceDifference(
        seed: seed, step: step, part: part, native: "\(native)", module: "\(module)")
    }
    if !onlyEvents, native.start != module.start {
      return difference(0, .state, native.start, module.start)
    }
    for (number, (one, other)) in zip(native.steps, module.steps).enumerated() {
      if let (index, left, right) = firstDifference(one.effects, other.effects) {
        return difference(number + 1, .effect(index), left, right)
      }
      if let (index, left, right) = firstDifference(one.failures, other.failures) {
        return difference(number + 1, .failure(index), left, right)
      }
      if onlyEvents { continue }
      if let (index, left, right) = firstDifference(one.syncs, other.syncs) {
        return difference(number + 1, .sync(index), left, right)
      }
      if one.fault != other.fault { return difference(number + 1, .fault, one.fault, other.fault) }
      if one.minute != other.minute {
        return difference(number + 1, .clock, one.minute, other.minute)
      }
      if one.after != other.after { return difference(number + 1, .state, one.after, other.after) }
    }
    if !onlyEvents, native.terms != module.terms {
      return difference(native.steps.count, .terms, native.terms, module.terms)
    }
    return nil
  }

  private static func firstDifference<Element: Equatable & CustomStringConvertible>(
    _ left: [Element], _ right: [Element]
  ) -> (Int, String, String)? {
    for index in 0..<max(left.count, right.count) {
      let one = index < left.count ? left[index] : nil
      let other = index < right.count ? right[index] : nil
      if one != other {
        return (index + 1, one?.description ?? "nothing", other?.description ?? "nothing")
      }
    }
    return nil
  }
}
