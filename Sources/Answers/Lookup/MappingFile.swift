package import Diagnostics
import Import
package import Profiles
import YAML

/// A mapping that a user supplies: an export from the identity system, or a content file with a
/// mapping.
package struct MappingFile: Sendable {
  /// The identity system with this mapping.
  package let identitySystem: IdentitySystem
  /// What could not be carried over.
  package let remarks: [Finding]

  /// Reads a mapping.
  ///
  /// - Parameters:
  ///   - files: One file; for Okta, the app user schema may be a second one.
  ///   - id: The identity system whose profile says how it syncs; by default the one that the export
  ///     comes from, or the file itself if it is a profile.
  /// - Returns: `nil`, with findings, if anything is wrong with the files.
  package static func load(
    _ files: [SourceFile], for id: String? = nil, content: SourceTree
  ) -> Checked<MappingFile?> {
    var findings: [Finding] = []
    let attributes = AttributeCatalogue.load(content, &findings)
    if let file = files.first, files.count == 1, !file.isJSON {
      let system = identitySystem(in: file, for: id, attributes, content, &findings)
      return Checked(system.map { MappingFile(identitySystem: $0, remarks: []) }, findings)
    }
    // An export that is neither is reported as invalid input for the expected reader.
    let kind =
      files.lazy.compactMap(ImportedConfiguration.kind).first ?? (id == "okta" ? .okta : .entra)
    let base = profile(
      id ?? kind.identitySystemID, attributes, content, at: files.first?.path ?? "", &findings)
    guard let base else { return Checked(nil, findings) }
    let imported = ImportedConfiguration.read(files, as: kind, base: base, content: content)
    findings += imported.findings
    guard let configuration = imported.value else { return Checked(nil, findings) }
    // It is loaded like every profile: from its text.
    let text = SourceFile(path: files.first?.path ?? "", text: configuration.file())
    let system = IdentitySystem.load(base.id, text, attributes: attributes, &findings)
    return Checked(
      system.map { MappingFile(identitySystem: $0, remarks: configuration.remarks) }, findings)
  }

  /// Returns a profile as it is, or another one with a file's mapping.
  private static func identitySystem(
    in file: SourceFile, for id: String?, _ attributes: AttributeCatalogue?,
    _ content: SourceTree, _ findings: inout [Finding]
  ) -> IdentitySystem? {
    guard let id else {
      let before = findings.count
      let system = IdentitySystem.load(file.stem, file, attributes: attributes, &findings)
      if system == nil, findings.count == before {
        findings.append(.missingKey, at: Location(file: file.path), "the file is empty")
      }
      return system
    }
    guard let base = profile(id, attributes, content, at: file.path, &findings),
      let mapping = mapping(in: file, attributes, &findings)
    else { return nil }
    return base.mapped(by: mapping)
  }

  private static func profile(
    _ id: String, _ attributes: AttributeCatalogue?, _ content: SourceTree, at path: String,
    _ findings: inout [Finding]
  ) -> IdentitySystem? {
    let before = findings.count
    let system = IdentitySystem.load(id, content, attributes: attributes, &findings)
    if system == nil, findings.count == before {
      findings.append(
        .unknownIdentitySystem(
          Located(id, at: Location(file: path)), known: IdentitySystem.names(content)))
    }
    return system
  }

  /// Returns the mapping of a profile, or of a file that contains only a mapping.
  private static func mapping(
    in file: SourceFile, _ attributes: AttributeCatalogue?, _ findings: inout [Finding]
  ) -> [MappingEntry]? {
    let before = findings.count
    guard let root = parseYAML(file, &findings) else { return nil }
    let entries: [MappingEntry]
    if case .mapping(let keys) = root.content {
      guard let node = keys.first(where: { $0.key.value == "mapping" })?.value else {
        findings.append(.missingKey, at: root.location, "a mapping's file needs the key 'mapping'")
        return nil
      }
      entries = MappingEntry.load(node, attributes: attributes, &findings)
    } else {
      entries = MappingEntry.load(root, attributes: attributes, &findings)
    }
    return root.isIncomplete || findings[before...].hasErrors ? nil : entries
  }
}

extension SourceFile {
  /// Whether the file is JSON, according to its name or else its beginning.
  fileprivate var isJSON: Bool {
    let name = path.asciiLowercased
    if name.hasSuffix(".json") { return true }
    if name.hasSuffix(".yaml") || name.hasSuffix(".yml") { return false }
    let first = text.unicodeScalars.first { !$0.properties.isWhitespace }
    return first == "{" || first == "["
  }

  /// The file's name without its folder and extension.
  fileprivate var stem: String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.split(separator: ".").first.map(String.init) ?? name
  }
}
