/// Says which attribute of the target is fed, and by what.
package struct MappingRule: Equatable, Sendable {
  /// Where the value comes from.
  package enum Source: Equatable, Sendable {
    /// An attribute of the identity system; the default may stand in for a missing value (R7).
    case attribute(Attribute, default: Value?)
    /// A function of attributes of the identity system (R16), with a default as above.
    case expression(Function, of: [Attribute], default: Value?)
    /// Always the same value.
    case constant(Value)
    /// Sent although nothing feeds it: its value is always absent.
    case nothing
  }

  /// When the rule is carried.
  package enum Apply: UInt8, CaseIterable, Sendable {
    case always
    /// By the sync that creates the user; R8 says what happens afterwards.
    case onCreate
    /// While the target has no value: R14.
    case ifEmpty
  }

  package var source: Source
  /// The target's attribute.
  package var to: Attribute
  package var apply: Apply
  /// What an absent value does, in place of the profile's word: that of a member of an attribute with
  /// many values (R13).
  package var absent: Profile.Absent?

  package init(
    _ source: Source, to: Attribute, apply: Apply = .always, absent: Profile.Absent? = nil
  ) {
    self.source = source
    self.to = to
    self.apply = apply
    self.absent = absent
  }

  /// The identity system's attribute that feeds the rule, if one does; of an expression the first.
  package var from: Attribute? { sources.first }

  /// The identity system's attributes that the rule reads.
  package var sources: [Attribute] {
    switch source {
    case .attribute(let attribute, _): [attribute]
    case .expression(_, let attributes, _): attributes
    case .constant, .nothing: []
    }
  }
}

/// The rules that say which attribute feeds which, at most one to each attribute of the target.
package struct Mapping: Equatable, Sendable {
  package let rules: [MappingRule]
  /// The identity system's attributes that are mapped: each is read by some rule.
  package let sources: AttributeSet

  package init(_ rules: [MappingRule]) {
    var fed = AttributeSet()
    for rule in rules {
      precondition(!fed.contains(rule.to), "no two rules go to one attribute of the target")
      fed.insert(rule.to)
    }
    self.rules = rules
    sources = AttributeSet(rules.flatMap { $0.sources })
  }

  /// The rule to an attribute of the target, if there is one.
  package func rule(to attribute: Attribute) -> MappingRule? {
    rules.first { $0.to == attribute }
  }

  /// The same mapping with one more rule at its end.
  package func adding(_ rule: MappingRule) -> Mapping { Mapping(rules + [rule]) }
}
