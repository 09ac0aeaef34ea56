/// Results by name, each with all that it was made of.
///
/// A result is taken again only if what it is made of is the same, text for text. Results that were
/// not asked for the last time are forgotten.
package struct Memo<Value: Sendable>: Sendable {
  private struct Entry: Sendable {
    let inputs: [String]
    let value: Value
  }

  private var entries: [String: Entry] = [:]
  private let remembers: Bool

  /// - Parameter remembers: Whether there will be a next time.
  package init(remembers: Bool) { self.remembers = remembers }

  /// The results for some items, in their order; what is not known is computed on all cores.
  ///
  /// - Parameters:
  ///   - name: Another one for each item.
  ///   - inputs: The texts that decide about the result.
  ///   - piece: How many items make one task.
  ///   - keeping: Whether a result may be taken again.
  package mutating func values<Item: Sendable>(
    of items: [Item], name: (Item) -> String, inputs: (Item) -> [String], piece: Int = 1,
    _ compute: @escaping @Sendable (Item) -> Value, keeping: (Value) -> Bool = { _ in true }
  ) async -> [Value] {
    guard remembers else { return await concurrentMap(items, piece: piece, compute) }
    let asked = items.map { (item: $0, name: name($0), inputs: inputs($0)) }
    var known: [String: Entry] = [:]
    var missing: [Int] = []
    for (number, question) in asked.enumerated() {
      if let entry = entries[question.name], entry.inputs == question.inputs {
        known[question.name] = entry
      } else {
        missing.append(number)
      }
    }
    let computed = await concurrentMap(missing.map { items[$0] }, piece: piece, compute)
    var values: [Value?] = asked.map { known[$0.name]?.value }
    for (number, value) in zip(missing, computed) {
      let question = asked[number]
      if keeping(value) {
        known[question.name] = Entry(inputs: question.inputs, value: value)
      }
      values[number] = value
    }
    entries = known
    return values.compactMap(\.self)
  }
}
