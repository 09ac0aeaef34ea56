import SyncEngine

extension Mutant {
  /// The mutants of the rules for single attributes, R12 to R16.
  static var attributeMutants: [Mutant] {
    [
      rule(.r12, "off", "read-only and immutable attributes are written", \.accepts) { _, _, _ in
        true
      },
      rule(.r12, "immutable-always", "immutable attributes are written like others", \.accepts) {
        target, attribute, _ in !target.readOnly.contains(attribute)
      },
      rule(.r12, "immutable-never", "immutable attributes are never written", \.accepts) {
        target, attribute, _ in
        !target.readOnly.contains(attribute) && !target.immutable.contains(attribute)
      },
      rule(.r13, "off", "members are like other attributes", \.clearsMember) { _, otherwise in
        otherwise
      },
      rule(.r13, "replaced", "members that are missing are taken away", \.clearsMember) {
        $0.absent != nil || right.clearsMember($0, $1)
      },
      rule(.r13, "add-only", "members that are missing are left alone", \.clearsMember) {
        $0.absent == nil && right.clearsMember($0, $1)
      },
      rule(.r14, "off", "what is for empty attributes is always sent", \.fills) { _ in true },
      rule(.r14, "never", "what is for empty attributes is never sent", \.fills) { _ in false },
      rule(.r14, "turned-round", "what is for empty attributes is sent to full ones", \.fills) {
        !$0
      },
      rule(.r15, "off", "references are sent whomever they name", \.canRefer) { _ in true },
      rule(.r15, "never", "references to users of the scenario are never sent", \.canRefer) { _ in
        false
      },
      rule(.r15, "to-deleted", "references to deleted accounts are sent", \.canRefer) {
        $0.target != nil
      },
      rule(.r16, "off", "expressions give nothing", \.term) { _, _, _ in nil },
      rule(.r16, "first-value", "an expression gives its first value", \.term) { _, arguments, _ in
        arguments.first ?? nil
      },
      rule(.r16, "needs-all", "an expression gives nothing unless it has all values", \.term) {
        function, arguments, terms in
        arguments.contains(nil) ? nil : right.term(function, arguments, &terms)
      },
      rule(.r16, "never-absent", "an expression of nothing has a value", \.term) {
        function, arguments, terms in
        if let value = right.term(function, arguments, &terms) { return value }
        let term = Term(function, arguments)
        if let known = terms.firstIndex(of: term) { return Value(termAt: known) }
        terms.append(term)
        return Value(termAt: terms.count - 1)
      },
    ]
  }
}
