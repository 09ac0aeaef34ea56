package import Diagnostics
package import Profiles

/// A tenant's own mapping, read from what its identity system exports.
package struct ImportedConfiguration: Sendable {
  /// The profile that says how such an identity system syncs.
  package let base: IdentitySystem
  package let rules: [ImportedRule]
  /// Settings that the export has otherwise than the profile, by their paths.
  let settings: [String: String]
  /// What must be known of the whole.
  package let notes: [ImportRemark]
  package let notCarriedOver: [ImportRemark]
}

/// What identity systems export.
package enum ExportKind: String, CaseIterable, Sendable {
  case entra, okta

  /// The profile of the content that says how such an identity system syncs.
  package var identitySystemID: String {
    switch self {
    case .entra: "entra-id"
    case .okta: "okta"
    }
  }
}

extension ImportedConfiguration {
  /// Which identity system's export a file is, judged by what it holds.
  ///
  /// - Returns: `nil`, without a finding, if it is neither or no JSON.
  package static func kind(of file: SourceFile) -> ExportKind? {
    var unreported: [Finding] = []
    guard let root = parseExport(file, &unreported) else { return nil }
    if let object = JSONObject(root, in: file), object.has("synchronizationRules") {
      return .entra
    }
    return OktaExport.Part(root, in: file) == .unknown ? nil : .okta
  }

  /// Reads the files of one identity system's export.
  ///
  /// - Parameters:
  ///   - files: In any order.
  ///   - base: The profile that says how such an identity system syncs.
  ///   - content: The content with the target's attributes.
  /// - Returns: `nil`, with findings, if anything is wrong with the files. What could not be carried
  ///   over is no finding of the files: it is part of the value.
  package static func read(
    _ files: [SourceFile], as kind: ExportKind, base: IdentitySystem, content: SourceTree
  ) -> Checked<ImportedConfiguration?> {
    // What is wrong with the catalogue, whoever loads the profile has reported.
    var unreported: [Finding] = []
    let attributes = AttributeIndex(AttributeCatalogue.load(content, &unreported))
    return read(files, as: kind, base: base, attributes)
  }

  static func read(
    _ files: [SourceFile], as kind: ExportKind, base: IdentitySystem, _ attributes: AttributeIndex
  ) -> Checked<ImportedConfiguration?> {
    var findings: [Finding] = []
    let roots = files.compactMap { file in
      parseExport(file, &findings).map { (root: $0, file: file) }
    }
    guard !findings.hasErrors else { return Checked(nil, findings) }
    let read: RuleCollection?
    switch kind {
    case .entra: read = EntraExport.read(roots, attributes, base, &findings)
    case .okta: read = OktaExport.read(roots, attributes, base, &findings)
    }
    guard let read, !findings.hasErrors else { return Checked(nil, findings) }
    let configuration = ImportedConfiguration(
      base: base, rules: read.rules, settings: read.settings,
      notes: read.remarks(areCarried: true), notCarriedOver: read.remarks(areCarried: false))
    return Checked(configuration, findings)
  }

  /// What could not be carried over, as findings.
  package var remarks: [Finding] { notCarriedOver.map(\.finding) }
}

extension Finding {
  /// - Parameter hint: What to export instead.
  static func unknownExport(_ message: String, at location: Location, hint: String) -> Finding {
    Finding(.unknownExport, at: location, message, hint: hint)
  }
}
