package import Diagnostics
import Shapes
import YAML

/// `evidence:` of a profile: from where it is known how the identity system syncs, setting by setting
/// and rule by rule.
package struct ProfileEvidence: Sendable {
  /// Why a setting or a rule is as it is.
  package enum Provenance: Equatable, Sendable {
    /// Cited pages say so; never empty.
    case sources([Located<String>])
    /// Nobody documents it; why it is taken to be so.
    case assumed(String)
    /// It is this help centre's own model; why it is defined so.
    case defined(String)
  }

  package struct Entry: Sendable {
    /// The path of a setting or rule such as `sync.absent` or `mapping.title`, or of a group of them
    /// such as `sync`, for those that are not named themselves.
    package let path: Located<String>
    package let provenance: Provenance
  }

  /// In the order of the file.
  package let entries: [Entry]
  /// The key `evidence`.
  package let location: Location

  private let byPath: [ExactString: Int]

  init(entries: [Entry], location: Location) {
    self.entries = entries
    self.location = location
    byPath = Dictionary(
      first: entries.enumerated().map { (ExactString($0.element.path.value), $0.offset) })
  }

  /// What is said of a setting or rule itself, or of the group that it is in.
  package func provenance(for path: String) -> Provenance? { entry(for: path)?.provenance }

  func entry(for path: String) -> Entry? {
    (byPath[ExactString(path)] ?? byPath[ExactString(Self.group(of: path))]).map { entries[$0] }
  }

  /// The ids of all cited pages.
  package var sources: [Located<String>] {
    entries.flatMap { entry -> [Located<String>] in
      if case .sources(let ids) = entry.provenance { ids } else { [] }
    }
  }

  /// The part of a path before its first dot.
  static func group(of path: String) -> String { String(path.prefix { $0 != "." }) }
}

extension ProfileEvidence {
  static let key = "evidence"

  /// - Returns: `nil` if the profile has none; then it is as given, and nothing in it is assumed.
  static func load(_ fields: Fields, _ findings: inout [Finding]) -> ProfileEvidence? {
    guard let entry = fields.entry(key) else { return nil }
    let entries = entry.value.entries(of: key, &findings).compactMap { entry in
      Provenance(entry, &findings).map { Entry(path: entry.key, provenance: $0) }
    }
    return ProfileEvidence(entries: entries, location: entry.key.location)
  }
}

extension ProfileEvidence.Provenance {
  fileprivate init?(_ entry: YAMLNode.Entry, _ findings: inout [Finding]) {
    let path = entry.key.value
    guard case .mapping(let keys) = entry.value.content else {
      let ids = entry.value.texts(for: path, &findings)
      if ids.isEmpty, case .sequence = entry.value.content {
        findings.append(
          .invalidValue, at: entry.value.location, "the evidence for '\(path)' names no source",
          hint: "name an id of \(CitedSource.file), or write {assumed: why}")
      }
      guard !ids.isEmpty else { return nil }
      self = .sources(ids)
      return
    }
    let subject = "the evidence for '\(path)'"
    guard
      let fields = Fields(entry.value, of: subject, ProfileEvidence.groundShape, &findings)
    else { return nil }
    let assumed = fields.text("assumed", &findings)
    let defined = fields.text("defined", &findings)
    guard keys.count == 1, let why = assumed ?? defined else {
      if keys.count != 1 {
        findings.append(
          .invalidValue, at: entry.value.location,
          "\(subject) needs one of the keys 'assumed' and 'defined'",
          hint: "write for example {assumed: no page of the vendor says it}")
      }
      return nil
    }
    if why.value.allSatisfy(\.isWhitespace) {
      findings.append(.invalidValue, at: why.location, "\(subject) does not say why")
      return nil
    }
    self = assumed == nil ? .defined(why.value) : .assumed(why.value)
  }
}

extension IdentitySystem {
  /// The paths of all settings in force and of all mapping rules, in the order of the documentation.
  package var paths: [String] {
    settings.map(\.path) + mapping.map { "mapping.\($0.to.value)" }
  }

  /// Reports settings and rules that the evidence leaves out, and evidence for what is not there.
  func checkEvidence(_ findings: inout [Finding]) {
    guard let evidence else { return }
    let paths = paths
    // That there is no schedule, no quarantine and no rule may need evidence as well.
    let groups = ProfileSection.allCases.map(\.rawValue) + ["mapping"]
    let known = Set((paths + groups).map { ExactString($0) })
    let names = known.map(\.text).sorted()
    for entry in evidence.entries where !known.contains(ExactString(entry.path.value)) {
      let path = entry.path.value
      findings.append(
        .unknownEvidencePath, at: entry.path.location, "'\(id)' has no setting or rule '\(path)'"
      ) { suggestion(for: path, among: names) }
    }
    let uncovered = paths.filter { evidence.provenance(for: $0) == nil }
    guard !uncovered.isEmpty else { return }
    findings.append(
      .missingEvidence, at: evidence.location,
      "nothing says from where '\(listed(uncovered, separator: "', '"))' "
        + "\(uncovered.count == 1 ? "is" : "are") known",
      hint: "name a source for each, or write {assumed: why} where nobody documents it")
  }

  /// Reports rules to attributes that cannot be written at the target.
  func checkMutability(_ attributes: AttributeCatalogue?, _ findings: inout [Finding]) {
    for entry in mapping where attributes?[entry.to.value]?.facts.mutability == .readOnly {
      findings.append(
        .readOnlyRule, at: entry.to.location,
        "the target's attribute '\(entry.to.value)' is read-only, so no sync can write it",
        hint: "remove the rule, or correct 'mutability' in \(AttributeCatalogue.file)")
    }
  }
}
