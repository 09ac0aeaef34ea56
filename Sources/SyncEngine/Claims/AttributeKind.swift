/// What a mapping does with an attribute: one case for each form of rule, and none.
public enum AttributeKind: UInt8, CaseIterable, Sendable {
  case fed
  case fedWithDefault
  case fedOnCreate
  case fedOnCreateWithDefault
  case constant
  case constantOnCreate
  case sentEmpty
  case sentEmptyOnCreate
  case unmapped

  /// The kind of an attribute of the target to which this rule goes, or none.
  public init(_ rule: MappingRule?) {
    guard let rule else {
      self = .unmapped
      return
    }
    let isAlways = rule.apply == .always
    switch rule.source {
    case .attribute(_, nil): self = isAlways ? .fed : .fedOnCreate
    case .attribute: self = isAlways ? .fedWithDefault : .fedOnCreateWithDefault
    case .constant: self = isAlways ? .constant : .constantOnCreate
    case .nothing: self = isAlways ? .sentEmpty : .sentEmptyOnCreate
    }
  }

  public var isFed: Bool {
    switch self {
    case .fed, .fedWithDefault, .fedOnCreate, .fedOnCreateWithDefault: true
    case .constant, .constantOnCreate, .sentEmpty, .sentEmptyOnCreate, .unmapped: false
    }
  }

  public var isConstant: Bool { self == .constant || self == .constantOnCreate }
  public var isSentEmpty: Bool { self == .sentEmpty || self == .sentEmptyOnCreate }
  public var hasDefault: Bool { self == .fedWithDefault || self == .fedOnCreateWithDefault }

  /// Whether the identity system holds a value of it.
  public var hasSource: Bool { isFed || self == .unmapped }

  /// Unmapped attributes count as `always`.
  public var isOnCreate: Bool {
    switch self {
    case .fedOnCreate, .fedOnCreateWithDefault, .constantOnCreate, .sentEmptyOnCreate: true
    case .fed, .fedWithDefault, .constant, .sentEmpty, .unmapped: false
    }
  }

  /// A rule that makes an attribute one of this kind; `nil` for unmapped ones.
  ///
  /// - Parameter special: The default or the constant, where there is one.
  public func rule(for attribute: Attribute, special: Value) -> MappingRule? {
    let apply: MappingRule.Apply = isOnCreate ? .onCreate : .always
    if self == .unmapped { return nil }
    if isConstant { return MappingRule(.constant(special), to: attribute, apply: apply) }
    if isSentEmpty { return MappingRule(.nothing, to: attribute, apply: apply) }
    return MappingRule(
      .attribute(attribute, default: hasDefault ? special : nil), to: attribute, apply: apply)
  }
}
