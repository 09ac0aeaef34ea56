/// **R14 if empty**: a rule with `apply: if-empty` is carried, when R6 chooses it, only if the target
/// has no value at that moment.
package enum R14 {
  static func fills(isEmpty: Bool) -> Bool { isEmpty }
}
