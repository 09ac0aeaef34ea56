package import SyncEngine

/// What a mapping does with an attribute: one case for each form of rule, and none.
package enum AttributeKind: UInt8, CaseIterable, Sendable {
  case fed
  case fedWithDefault
  case fedOnCreate
  case fedOnCreateWithDefault
  case constant
  case constantOnCreate
  case sentEmpty
  case sentEmptyOnCreate
  case unmapped

  // These only where a claim names them: see ``AttributeKind/plain``.

  /// A member of an attribute with many values to which syncs add only (R13).
  case fedAddOnly
  /// A member of an attribute whose values syncs replace (R13).
  case fedReplaced
  case fedReadOnly
  case fedImmutable
  /// Written only while the target has no value (R14).
  case constantIfEmpty
  /// Not kept by a deleted account (R22).
  case unmappedLostWhenDeleted

  /// The kinds of which a claim speaks that names none of the others.
  package static let plain: [AttributeKind] = Array(
    allCases.prefix { $0.rawValue <= unmapped.rawValue })

  /// The kind of an attribute of the target to which this rule goes, or none.
  package init(_ rule: MappingRule?) {
    guard let rule else {
      self = .unmapped
      return
    }
    let isOnCreate = rule.apply == .onCreate
    switch rule.source {
    case .attribute(_, nil), .expression(_, _, nil): self = isOnCreate ? .fedOnCreate : .fed
    case .attribute, .expression: self = isOnCreate ? .fedOnCreateWithDefault : .fedWithDefault
    case .constant: self = isOnCreate ? .constantOnCreate : .constant
    case .nothing: self = isOnCreate ? .sentEmptyOnCreate : .sentEmpty
    }
  }

  package var isFed: Bool {
    switch self {
    case .fed, .fedWithDefault, .fedOnCreate, .fedOnCreateWithDefault, .fedAddOnly, .fedReplaced,
      .fedReadOnly, .fedImmutable:
      true
    case .constant, .constantOnCreate, .constantIfEmpty, .sentEmpty, .sentEmptyOnCreate, .unmapped,
      .unmappedLostWhenDeleted:
      false
    }
  }

  package var isConstant: Bool {
    self == .constant || self == .constantOnCreate || self == .constantIfEmpty
  }
  package var isUnmapped: Bool { self == .unmapped || self == .unmappedLostWhenDeleted }
  package var isSentEmpty: Bool { self == .sentEmpty || self == .sentEmptyOnCreate }
  package var hasDefault: Bool { self == .fedWithDefault || self == .fedOnCreateWithDefault }

  /// Whether the identity system holds a value of it.
  package var hasSource: Bool { isFed || isUnmapped }

  /// Unmapped attributes count as `always`.
  package var isOnCreate: Bool {
    switch self {
    case .fedOnCreate, .fedOnCreateWithDefault, .constantOnCreate, .sentEmptyOnCreate: true
    case .fed, .fedWithDefault, .constant, .sentEmpty, .unmapped, .fedAddOnly, .fedReplaced,
      .fedReadOnly, .fedImmutable, .constantIfEmpty, .unmappedLostWhenDeleted:
      false
    }
  }

  /// A rule that makes an attribute one of this kind; `nil` for unmapped ones.
  ///
  /// - Parameter special: The default or the constant, where there is one.
  package func rule(for attribute: Attribute, special: Value) -> MappingRule? {
    let apply: MappingRule.Apply =
      isOnCreate ? .onCreate : self == .constantIfEmpty ? .ifEmpty : .always
    if isUnmapped { return nil }
    if isConstant { return MappingRule(.constant(special), to: attribute, apply: apply) }
    if isSentEmpty { return MappingRule(.nothing, to: attribute, apply: apply) }
    return MappingRule(
      .attribute(attribute, default: hasDefault ? special : nil), to: attribute, apply: apply,
      absent: self == .fedAddOnly ? .keep : self == .fedReplaced ? .clear : nil)
  }

  /// What the target does with an attribute of this kind.
  package func target(for attribute: Attribute) -> Target {
    var target = Target()
    switch self {
    case .fedReadOnly: target.readOnly.insert(attribute)
    case .fedImmutable: target.immutable.insert(attribute)
    case .unmappedLostWhenDeleted: target.lostWhenDeleted.insert(attribute)
    default: break
    }
    return target
  }
}
