import Diagnostics
import Foundation
import JSON
import Profiles
import Shapes
import SyncEngine
import Testing

/// `Templates/assets/engine-tables.js` holds the engine's keywords and settings for the page. `ACCEPT=1
/// swift test --filter EngineTablesTests` writes it from the code.
@Suite struct EngineTablesTests {
  static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Templates/assets/engine-tables.js")

  static let introduction = """
    // A test writes this file from Sources/Profiles: Keywords.swift and Settings/ProfileSetting.swift.

    /** The words of the engine's enumerations, in the order of their numbers. */
    export const engineKeywords = {
    \(keywords(MappingRule.Apply.self, "apply"))
    \(keywords(Account.self, "account"))
    \(keywords(AccountChange.self, "change"))
    \(keywords(Status.self, "status"))
    \(keywords(Place.self, "at"))
    \(keywords(Sync.Reason.self, "why"))
    \(keywords(Effect.Kind.self, "kind"))
    };

    /** The rule by which each reason starts a sync. */
    export const ruleOfSync = {
    \(Sync.Reason.allCases.map { "  \(quoted($0.keyword)): \(quoted($0.rule.keyword))," }.joined(separator: "\n"))
    };

    /**
     * The settings of a profile, in the order of a scenario's words. A choice has words, by their numbers, and
     * the number of the word that holds if none is given. An interval is required where its section is there.
     */
    export const profileSettings = [

    """

  @Test func isWrittenFromTheCode() throws {
    var text = Self.introduction
    for setting in ProfileSetting.all {
      text +=
        "  { section: \(Self.quoted(setting.section.rawValue)), key: \(Self.quoted(setting.key))"
      if let words = setting.words {
        let initial = Profile()[setting.setting] ?? 0
        text += ", words: [\(words.map(Self.quoted).joined(separator: ", "))], initial: \(initial)"
      } else if setting.setting == setting.section.interval {
        text += ", isRequired: true"
      }
      text += " },\n"
    }
    text += "];\n"
    if ProcessInfo.processInfo.environment["ACCEPT"] != nil {
      try Data(text.utf8).write(to: Self.file)
    }
    #expect(try String(contentsOf: Self.file, encoding: .utf8) == text)
  }

  /// Each number of a setting is legal alone, is read back, and is written as one word of its own.
  @Test(arguments: ProfileSetting.all.map(\.path)) func numbersAreReadBack(path: String) throws {
    let setting = try #require(ProfileSetting.at(path))
    var profile = Profile()
    profile.cycle = Cycle(everyMinutes: 40)
    profile.quarantine = Quarantine(everyMinutes: 1_440)
    let numbers = setting.words.map { Array(0..<Int32($0.count)) } ?? [1, Simulator.lastMinute]
    for number in numbers {
      let isSet = profile.set(setting.setting, to: number)
      #expect(isSet)
      #expect(profile[setting.setting] == number)
    }
    #expect(Set(numbers.map(setting.word)).count == numbers.count)
    let before = profile
    for number in [-1, setting.words.map { Int32($0.count) } ?? Simulator.lastMinute + 1, .max] {
      let isSet = profile.set(setting.setting, to: number)
      #expect(!isSet)
    }
    #expect(profile == before)
  }

  private static func keywords<Words: Keyword>(_ type: Words.Type, _ name: String) -> String {
    "  \(name): [\(type.allCases.map { quoted($0.keyword) }.joined(separator: ", "))],"
  }

  private static func quoted(_ text: String) -> String { JSON.string(text).text }
}
