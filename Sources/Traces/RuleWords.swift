package import Content
package import SyncEngine

/// A rule of the engine in the words of `strings.yaml`.
package struct RuleWords: Sendable {
  package let name: String
  package let text: String

  /// - Parameter target: The target's display name.
  package init(_ id: RuleID, _ strings: Strings, target: String) {
    let values = ["identity-system": strings[.identitySystemPlace], "target": target]
    let keys = id.phraseKeys
    name = strings(keys.name, values)
    text = strings(keys.text, values)
  }
}

extension RuleID {
  fileprivate var phraseKeys: (name: StringKey, text: StringKey) {
    switch self {
    case .r1: (.rule1Name, .rule1Text)
    case .r2: (.rule2Name, .rule2Text)
    case .r3: (.rule3Name, .rule3Text)
    case .r4: (.rule4Name, .rule4Text)
    case .r5: (.rule5Name, .rule5Text)
    case .r6: (.rule6Name, .rule6Text)
    case .r7: (.rule7Name, .rule7Text)
    case .r8: (.rule8Name, .rule8Text)
    case .r9: (.rule9Name, .rule9Text)
    case .r10: (.rule10Name, .rule10Text)
    case .r11: (.rule11Name, .rule11Text)
    case .r12: (.rule12Name, .rule12Text)
    case .r13: (.rule13Name, .rule13Text)
    case .r14: (.rule14Name, .rule14Text)
    case .r15: (.rule15Name, .rule15Text)
    case .r16: (.rule16Name, .rule16Text)
    case .r17: (.rule17Name, .rule17Text)
    case .r18: (.rule18Name, .rule18Text)
    case .r19: (.rule19Name, .rule19Text)
    case .r20: (.rule20Name, .rule20Text)
    case .r21: (.rule21Name, .rule21Text)
    case .r22: (.rule22Name, .rule22Text)
    case .r23: (.rule23Name, .rule23Text)
    }
  }
}
