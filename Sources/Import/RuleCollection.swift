import Diagnostics
import Profiles

/// The rules of an export, as they are found, and what was left out.
struct RuleCollection {
  let attributes: AttributeIndex
  private(set) var rules: [ImportedRule] = []
  private var numbers: [ExactString: Int] = [:]
  /// Settings of the profile that the export has otherwise, by their paths.
  private(set) var settings: [String: String] = [:]
  private var remarks: [ImportRemark] = []

  init(_ attributes: AttributeIndex) { self.attributes = attributes }

  mutating func remark(_ remark: ImportRemark) { remarks.append(remark) }

  /// Remarks on an attribute that the target does not have.
  mutating func remarkUnknown(_ path: String, at location: Location) {
    remark(
      ImportRemark(.unknownAttribute, path, at: location) { [attributes] in
        attributes.suggestion(for: path).map { "the nearest is '\($0)'" }
          ?? "add it to \(AttributeCatalogue.file) if the target has it"
      })
  }

  mutating func set(_ path: String, to word: String) { settings[path] = word }

  /// What was left out, or what must be known of all that was not, in the order of the files.
  func remarks(areCarried: Bool) -> [ImportRemark] {
    remarks.filter { $0.reason.isCarried == areCarried }.enumerated()
      .sorted { ($0.element.location, $0.offset) < ($1.element.location, $1.offset) }
      .map(\.element)
  }

  /// Takes a rule up, unless its attribute has one already or lets no such rule be.
  mutating func add(_ rule: ImportedRule) {
    func leave(_ reason: ImportRemark.Reason, _ detail: String? = nil) {
      remark(ImportRemark(reason, rule.to.text, detail: detail, at: rule.location))
    }
    if let earlier = numbers[rule.to] {
      return leave(.duplicateTarget, String(rules[earlier].location.start.line))
    }
    let facts = attributes.facts(of: rule.to)
    if facts?.mutability == .readOnly { return leave(.readOnly) }
    // Without a catalogue the export alone says whether there are several values.
    switch (rule.source, facts?.isMany ?? (rule.values != nil)) {
    case (.attribute, true): rules.append(rule.withValues(rule.values ?? .replaced))
    case (_, false) where rule.values == nil: rules.append(rule)
    default: return leave(.severalValues)
    }
    numbers[rule.to] = rules.count - 1
  }
}
