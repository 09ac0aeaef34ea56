public import SyncEngine

/// A rule of the engine in the words of `phrases.yaml`.
public struct RuleWords: Sendable {
  public let name: String
  public let text: String

  /// - Parameter target: The target's display name.
  public init(_ id: RuleID, _ phrases: Phrases, target: String) {
    let values = ["identity-system": phrases[.identitySystemPlace], "target": target]
    let keys = id.phraseKeys
    name = phrases(keys.name, values)
    text = phrases(keys.text, values)
  }
}

extension RuleID {
  fileprivate var phraseKeys: (name: PhraseKey, text: PhraseKey) {
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
    }
  }
}
