import Diagnostics
package import JSON
import Profiles

extension ImportedConfiguration {
  /// The profile as a file of `identity-systems`: what the profile that it builds on says, with the
  /// imported mapping.
  ///
  /// - Parameter name: The identity system's name; the one of the profile that it builds on by default.
  package func file(name: String? = nil) -> String {
    var text = "name: \(JSON.string(name ?? base.name).safeYAML)\n"
    if !base.description.isEmpty {
      text += "description: \(JSON.string(base.description).safeYAML)\n"
    }
    for (section, settings) in sections {
      text += "\(section): \(settings.safeYAML)\n"
    }
    for note in notes { text += "# \(note.location.fileAndLine): \(note.message)\n" }
    text += rules.isEmpty ? "mapping: []\n" : "mapping:\n"
    for rule in rules {
      let notes = rule.notes.map { "; \($0.message)" }.joined()
      text += "  - \(rule.json.safeYAML) # \(rule.location.fileAndLine)\(notes)\n"
    }
    if !base.sources.isEmpty {
      text += "sources: \(JSON.strings(base.sources.map(\.value)).safeYAML)\n"
    }
    if !notCarriedOver.isEmpty {
      text += "# Not carried over:\n"
      for remark in notCarriedOver {
        text += "# - \(remark.location.fileAndLine): \(remark.message)\n"
      }
    }
    return text
  }

  /// The import for programs.
  package func json(name: String? = nil) -> JSON {
    [
      "profile": JSON(
        [("name", .string(name ?? base.name)), ("description", .string(base.description))]
          + sections),
      "mapping": .array(
        rules.map { rule in
          [
            "rule": rule.json, "file": .string(rule.location.file),
            "line": .int(rule.location.start.line), "column": .int(rule.location.start.column),
            "notes": .array(rule.notes.map(\.json)),
          ]
        }),
      "notes": .array(notes.map(\.json)),
      "notCarriedOver": .array(notCarriedOver.map(\.json)),
    ]
  }
}

extension JSON {
  /// The value as YAML on one line in which nothing is unseen: what an export holds may be made to
  /// mislead, and a file of content may not hold each character.
  fileprivate var safeYAML: String {
    switch self {
    case .array(let elements): "[\(elements.map(\.safeYAML).joined(separator: ", "))]"
    case .object(let members):
      "{"
        + members.map { "\(JSON.string($0.key).safeYAML): \($0.value.safeYAML)" }
        .joined(separator: ", ") + "}"
    case .string(let text) where text.unicodeScalars.contains(where: \.isUnseen):
      "\"\(String(scalars: text.unicodeScalars.flatMap(\.escaped)))\""
    case .null, .bool, .int, .number, .string: flowYAML
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isUnseen: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      true
    case .spaceSeparator: self != " "
    default: false
    }
  }

  /// As written in quotation marks.
  fileprivate var escaped: [Unicode.Scalar] {
    if self == "\"" || self == "\\" { return ["\\", self] }
    guard isUnseen else { return [self] }
    let digits = String(value, radix: 16)
    let padding = String(repeating: "0", count: 8 - digits.count)
    return Array("\\U\(padding)\(digits)".unicodeScalars)
  }
}

extension ImportedConfiguration {
  /// The settings in force, by the keys of the profile's file.
  fileprivate var sections: [(String, JSON)] {
    ProfileSection.allCases.compactMap { section in
      let members = section.settings.compactMap { setting in
        setting.word(in: base.profile).map {
          (setting.key, JSON.string(settings[setting.path] ?? $0))
        }
      }
      return members.isEmpty ? nil : (section.rawValue, JSON(members))
    }
  }
}

extension Location {
  /// For a comment.
  fileprivate var fileAndLine: String { "\(file.onOneLine):\(start.line)" }
}
