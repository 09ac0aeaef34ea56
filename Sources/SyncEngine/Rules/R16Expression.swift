/// **R16 expression**: the value is a term, the function applied to its arguments: equal arguments give
/// equal terms, others give other ones; absent if all arguments are absent.
package enum R16 {
  static func value(_ function: Function, _ arguments: [Value?], _ terms: inout [Term]) -> Value? {
    guard arguments.contains(where: { $0 != nil }) else { return nil }
    let term = Term(function, arguments)
    if let known = terms.firstIndex(of: term) { return Value(termAt: known) }
    terms.append(term)
    return Value(termAt: terms.count - 1)
  }
}
