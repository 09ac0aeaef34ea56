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
  /// Other words by which readers look for it.
  package let also: [String]
  package let sources: [Located<String>]
  package var profile: Profile
  package var mapping: [MappingEntry]
  /// From where all this is known; `nil` where the profile is as given.
  package internal(set) var evidence: ProfileEvidence?
  package let location: Location
  /// Where each key stands that is written out, by its path such as `sync.absent`.
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
    // A profile with a mistake would prove something that nobody wrote.
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
    if let node = fields.node("sync"), !node.isAbsent,
      let sync = Fields(node, of: "'sync'", syncShape, &findings)
    {
      for key in syncShape.names { locations["sync.\(key)"] = sync.keyLocation(key) }
      if let word = sync.keyword("starts", &findings) as Located<Profile.Starts>? {
        profile.starts = word.value
      }
      if let word = sync.keyword("notices", &findings) as Located<Profile.Notices>? {
        profile.notices = word.value
      }
      if let word = sync.keyword("sends", &findings) as Located<Profile.Sends>? {
        profile.sends = word.value
      }
      if let word = sync.keyword("absent", &findings) as Located<Profile.Absent>? {
        profile.absent = word.value
      }
      if let word = sync.keyword("defaults", &findings) as Located<Profile.Defaults>? {
        profile.defaults = word.value
      }
      if let word = sync.keyword("create-only", &findings) as Located<Profile.CreateOnly>? {
        profile.createOnly = word.value
      }
      if let word = sync.keyword("forced", &findings) as Located<Profile.Forced>? {
        profile.forced = word.value
      }
    }
    if let node = fields.node("cycle"), !node.isAbsent {
      profile.cycle = cycle(node, &locations, &findings)
    } else if profile.starts == .onSchedule {
      findings.append(
        Finding(
          .missingSchedule, at: locations["sync.starts"] ?? fields.location,
          "'starts: on-schedule' needs a 'cycle'", hint: "for example cycle: {every: 40m}"))
    }
    profile.lifeCycle = lifeCycle(fields, &locations, &findings)
    if let node = fields.node("quarantine"), !node.isAbsent {
      profile.quarantine = quarantine(node, &locations, &findings)
      if profile.cycle == nil, let place = fields.keyLocation("quarantine") {
        findings.append(
          Finding(
            .missingSchedule, at: place, "'quarantine' needs a 'cycle', whose cycles it slows down",
            hint: "for example cycle: {every: 40m}"))
      }
    }
    return profile
  }

  private static func lifeCycle(
    _ fields: Fields, _ locations: inout [String: Location], _ findings: inout [Finding]
  ) -> LifeCycle {
    var lifeCycle = LifeCycle()
    guard let node = fields.node("life-cycle"), !node.isAbsent,
      let words = Fields(node, of: "'life-cycle'", lifeCycleShape, &findings)
    else { return lifeCycle }
    for key in lifeCycleShape.names { locations["life-cycle.\(key)"] = words.keyLocation(key) }
    let requests: [(String, WritableKeyPath<LifeCycle, LifeCycle.Request>)] = [
      ("unassigned", \.unassigned), ("disabled", \.disabled), ("soft-deleted", \.softDeleted),
      ("deleted", \.deleted),
    ]
    for (key, path) in requests {
      if let word = words.keyword(key, &findings) as Located<LifeCycle.Request>? {
        lifeCycle[keyPath: path] = word.value
      }
    }
    if let word = words.keyword("status", &findings) as Located<LifeCycle.Activation>? {
      lifeCycle.status = word.value
    }
    if let word = words.keyword("missing", &findings) as Located<LifeCycle.Missing>? {
      lifeCycle.missing = word.value
    }
    return lifeCycle
  }

  private static func quarantine(
    _ node: YAMLNode, _ locations: inout [String: Location], _ findings: inout [Finding]
  ) -> Quarantine? {
    let subject = "'quarantine'"
    guard let fields = Fields(node, of: subject, quarantineShape, &findings) else { return nil }
    for key in quarantineShape.names { locations["quarantine.\(key)"] = fields.keyLocation(key) }
    let stopsAfter = fields.text("stops-after", &findings)?
      .duration(for: "stops-after", in: 1...Simulator.lastMinute, &findings)
    guard
      let every = fields.text(required: "every", in: subject, &findings)?
        .duration(for: "every", in: 1...Simulator.lastMinute, &findings)
    else { return nil }
    return Quarantine(
      everyMinutes: every.value.minutes, stopsAfterMinutes: stopsAfter?.value.minutes)
  }

  private static func cycle(
    _ node: YAMLNode, _ locations: inout [String: Location], _ findings: inout [Finding]
  ) -> Cycle? {
    let subject = "'cycle'"
    guard let fields = Fields(node, of: subject, cycleShape, &findings) else { return nil }
    for key in cycleShape.names { locations["cycle.\(key)"] = fields.keyLocation(key) }
    let covers: Located<Cycle.Covers>? = fields.keyword("covers", &findings)
    guard
      let every = fields.text(required: "every", in: subject, &findings)?
        .duration(for: "every", in: 1...Simulator.lastMinute, &findings)
    else { return nil }
    return Cycle(everyMinutes: every.value.minutes, covers: covers?.value ?? .changedUsers)
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
    var settings = [
      ("sync.starts", profile.starts.keyword), ("sync.notices", profile.notices.keyword),
      ("sync.sends", profile.sends.keyword), ("sync.absent", profile.absent.keyword),
      ("sync.defaults", profile.defaults.keyword),
      ("sync.create-only", profile.createOnly.keyword), ("sync.forced", profile.forced.keyword),
    ]
    if let cycle = profile.cycle {
      settings.append(("cycle.every", Interval(minutes: cycle.everyMinutes).text))
      settings.append(("cycle.covers", cycle.covers.keyword))
    }
    let lifeCycle = profile.lifeCycle
    settings += [
      ("life-cycle.unassigned", lifeCycle.unassigned.keyword),
      ("life-cycle.disabled", lifeCycle.disabled.keyword),
      ("life-cycle.soft-deleted", lifeCycle.softDeleted.keyword),
      ("life-cycle.deleted", lifeCycle.deleted.keyword),
      ("life-cycle.status", lifeCycle.status.keyword),
      ("life-cycle.missing", lifeCycle.missing.keyword),
    ]
    if let quarantine = profile.quarantine {
      settings.append(("quarantine.every", Interval(minutes: quarantine.everyMinutes).text))
      if let stopsAfter = quarantine.stopsAfterMinutes {
        settings.append(("quarantine.stops-after", Interval(minutes: stopsAfter).text))
      }
    }
    return settings.map { (path: $0.0, word: $0.1) }
  }

  /// The minutes of a setting that is a duration, if it is one and in force.
  package func minutes(of path: String) -> Int32? {
    switch path {
    case "cycle.every": profile.cycle?.everyMinutes
    case "quarantine.every": profile.quarantine?.everyMinutes
    case "quarantine.stops-after": profile.quarantine?.stopsAfterMinutes
    default: nil
    }
  }

  /// Where a setting or a rule such as `mapping.title` is written, or the file that leaves it to its
  /// default.
  package func location(of path: String) -> Location {
    keyLocations[path] ?? mapping.first { path == "mapping.\($0.to.value)" }?.to.location
      ?? keyLocations[String(path.prefix { $0 != "." })] ?? location
  }
}
