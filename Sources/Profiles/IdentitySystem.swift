package import Diagnostics
import Shapes
package import SyncEngine
import YAML

/// A file of `identity-systems/`: how one identity system syncs, and its usual mapping.
package struct IdentitySystem: Sendable {
  package let id: String
  /// As a noun phrase that may stand within a sentence.
  package let name: String
  package let description: String
  /// Other words that readers search for.
  package let also: [String]
  package let sources: [Located<String>]
  package var profile: Profile
  package var mapping: [MappingEntry]
  /// From where all this is known; `nil` where the profile is as given.
  package internal(set) var evidence: ProfileEvidence?
  package let location: Location
  /// The place of each key that is written out, by its path such as `sync.absent`.
  package let keyLocations: [String: Location]
  /// What the target that it syncs to does with its attributes.
  package let target: TargetAttributes

  package init(
    id: String, name: String, description: String, also: [String], sources: [Located<String>],
    profile: Profile, mapping: [MappingEntry], evidence: ProfileEvidence? = nil, location: Location,
    keyLocations: [String: Location], target: TargetAttributes
  ) {
    self.id = id
    self.name = name
    self.description = description
    self.also = also
    self.sources = sources
    self.profile = profile
    self.mapping = mapping
    self.evidence = evidence
    self.location = location
    self.keyLocations = keyLocations
    self.target = target
  }
}

extension IdentitySystem {
  package static let folder = "identity-systems/"

  /// All of them, also those whose files cannot be read.
  package static func names(_ tree: SourceTree) -> [String] {
    let unreadable = tree.unreadable(below: folder)
      .map { ExactString(String($0.dropFirst(folder.count).dropLast(".yaml".count))) }
    return (tree.ids(below: folder).map { ExactString($0) } + unreadable).sorted().map(\.text)
  }

  package static func load(
    _ id: String, _ tree: SourceTree, attributes: AttributeCatalogue?, _ findings: inout [Finding]
  ) -> IdentitySystem? {
    tree["\(folder)\(id).yaml"].flatMap { load(id, $0, attributes: attributes, &findings) }
  }

  /// - Returns: `nil`, with findings unless the file is empty, if anything is wrong with it.
  package static func load(
    _ id: String, _ source: SourceFile, attributes: AttributeCatalogue?,
    _ findings: inout [Finding]
  ) -> IdentitySystem? {
    let before = findings.count
    guard let root = parseYAML(source, &findings) else { return nil }
    let subject = "an identity system"
    let errorsBefore = findings.count
    guard let fields = Fields(root, of: subject, shape, &findings) else { return nil }
    var locations: [String: Location] = [:]
    for key in shape.names { locations[key] = fields.keyLocation(key) }
    let profile = profile(fields, &locations, &findings)
    let mapping =
      fields.node("mapping")
      .map { MappingEntry.load($0, attributes: attributes, &findings) } ?? []
    let name = fields.text("name", &findings)
    let description = fields.text("description", &findings)
    let also = fields.texts("also", &findings)
    let sources = fields.texts("sources", &findings)
    let system = IdentitySystem(
      id: id, name: name?.value ?? id, description: description?.value ?? "",
      also: also.map(\.value), sources: sources, profile: profile, mapping: mapping,
      evidence: ProfileEvidence.load(fields, &findings),
      location: Location(file: source.path), keyLocations: locations,
      target: TargetAttributes(attributes))
    // What is left out because of a mistake would be missed a second time.
    if !findings[errorsBefore...].hasErrors { system.checkEvidence(&findings) }
    system.checkMutability(attributes, &findings)
    // A profile with a mistake would prove something that was not written.
    guard !root.isIncomplete, !findings[before...].hasErrors else { return nil }
    return system
  }

  /// The first ones that can be probed: each attribute is, with each mapping.
  package static func probed(
    _ systems: [IdentitySystem], attributes: AttributeCatalogue?, _ findings: inout [Finding]
  ) -> [IdentitySystem] {
    let attributeCount =
      attributes?.entries.count ?? systems.reduce(0) { $0 + $1.mapping.count }
    var probedRules = 0
    for (number, system) in systems.enumerated() {
      probedRules +=
        (attributeCount + system.mapping.count)
        * (system.mapping.count + ContentLimits.probeRules)
      if probedRules > ContentLimits.probedRulesMax {
        findings.append(
          Finding(
            .fileTooLarge, at: system.location(of: "mapping"),
            "\(attributeCount) attributes, under the rules of \(number + 1) identity systems, are "
              + "more to probe than \(ContentLimits.probedRulesMax) rules",
            hint: "keep the attributes and rules that pages speak of"))
        return Array(systems.prefix(number))
      }
    }
    return systems
  }

  private static func profile(
    _ fields: Fields, _ locations: inout [String: Location], _ findings: inout [Finding]
  ) -> Profile {
    var profile = Profile()
    for section in ProfileSection.allCases {
      guard let node = fields.node(section.rawValue), !node.isAbsent else { continue }
      let subject = "'\(section.rawValue)'"
      guard let keys = Fields(node, of: subject, section.shape, &findings) else { continue }
      for setting in section.settings {
        locations[setting.path] = keys.keyLocation(setting.key)
        let text =
          setting.setting == section.interval
          ? keys.text(required: setting.key, in: subject, &findings)
          : keys.text(setting.key, &findings)
        guard let text, let number = setting.number(of: text, &findings) else { continue }
        profile.set(setting.setting, to: number)
      }
    }
    guard profile.cycle == nil else { return profile }
    let hint = "for example cycle: {every: 40m}"
    if profile.starts == .onSchedule, fields.node("cycle")?.isAbsent != false {
      findings.append(
        Finding(
          .missingSchedule, at: locations["sync.starts"] ?? fields.location,
          "'starts: on-schedule' needs a 'cycle'", hint: hint))
    }
    if let entry = fields.entry("quarantine"), !entry.value.isAbsent {
      findings.append(
        Finding(
          .missingSchedule, at: entry.key.location,
          "'quarantine' needs a 'cycle', whose cycles it slows down", hint: hint))
    }
    return profile
  }
}

extension SourceTree {
  /// The names of the YAML files of a folder, without their ending, in order.
  package func ids(below folder: String) -> [String] {
    names(below: folder, ending: ".yaml").map {
      ExactString(String($0.dropFirst(folder.count).dropLast(5)))
    }
    .sorted().map(\.text)
  }
}

extension IdentitySystem {
  /// The same identity system with another mapping, of which the evidence says nothing.
  package func mapped(by mapping: [MappingEntry]) -> IdentitySystem {
    var system = self
    system.mapping = mapping
    system.evidence = nil
    return system
  }

  /// The profile's settings as they are in force, in the order of the documentation: path and word.
  package var settings: [(path: String, word: String)] {
    ProfileSetting.all.compactMap { setting in
      setting.word(in: profile).map { (path: setting.path, word: $0) }
    }
  }

  /// The minutes of a setting that is a duration, if it is one and in force.
  package func minutes(of path: String) -> Int32? {
    guard let setting = ProfileSetting.at(path), setting.words == nil else { return nil }
    return profile[setting.setting]
  }

  /// Where a setting or a rule such as `mapping.title` is written, or the file that leaves it to its
  /// default.
  package func location(of path: String) -> Location {
    keyLocations[path] ?? mapping.first { path == "mapping.\($0.to.value)" }?.to.location
      ?? keyLocations[String(path.prefix { $0 != "." })] ?? location
  }
}
