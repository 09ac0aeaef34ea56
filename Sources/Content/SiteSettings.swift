package import Diagnostics
import Profiles
import Shapes
import YAML

/// `site.yaml`: what the help centre is called and what it is about.
package struct SiteSettings: Sendable {
  package let name: String
  /// The target's display name.
  package let target: String
  /// Other words that readers search for to find the target.
  package let also: [String]
  /// The absolute address at which the site is published, ending in a slash.
  package let base: String?
  /// The address at which a page's file can be edited; `{file}` stands for its path in the content.
  package let edit: String?
  package let language: String
  /// Titles of the folders below `faq`, in the order of the navigation.
  package let sections: [Section]
  /// Words that make a sentence one about behaviour.
  package let vocabulary: [String]
  /// Words for what the engine can play: a source alone does not show a sentence with one of them.
  package let expressible: [String]
  /// The names that things had before.
  package let formerNames: [FormerName]

  package struct Section: Sendable {
    package let folder: String
    package let title: String
  }
}

extension SiteSettings {
  /// The address at which the site can be read; `nil` while ``base`` is a placeholder.
  package var published: String? { base.flatMap { WebAddress.isPlaceholder($0) ? nil : $0 } }

  package static let file = "site.yaml"

  /// A placeholder for a broken `site.yaml`: no text can be written, and none is compared.
  static let missing = SiteSettings(
    name: "", target: "", also: [], base: nil, edit: nil, language: "en", sections: [],
    vocabulary: [], expressible: [], formerNames: [])

  package static func load(_ tree: SourceTree, _ findings: inout [Finding]) -> SiteSettings? {
    let subject = "the site"
    guard let source = tree[file] else {
      findings.append(
        .missingFile, at: tree.location(of: file), "there is no '\(file)'",
        hint: "it needs at least the lines 'name: …' and 'target: …'")
      return nil
    }
    guard let root = parseYAML(source, &findings) else { return nil }
    guard let fields = Fields(root, of: subject, shape, &findings) else { return nil }
    let name = fields.text(required: "name", in: subject, &findings)
    let target = fields.text(required: "target", in: subject, &findings)
    let base = fields.text("base", &findings)
    if let base, !WebAddress.isBase(base.value) {
      findings.append(
        .invalidValue, at: base.location,
        "'base' must be an absolute address of http or https, without '?' and '#'",
        hint: "for example https://help.example.com/")
    }
    let edit = fields.text("edit", &findings)
    if let edit, !WebAddress.isOfEditor(edit.value) {
      findings.append(
        .invalidValue, at: edit.location,
        "'edit' must be an address of http or https that says behind the host where a file's path goes",
        hint: "for example https://code.example.com/help/edit/main/Content/{file}")
    }
    let sections = fields.node("navigation").map { $0.entries(of: "navigation", &findings) } ?? []
    guard let name, let target else { return nil }
    return SiteSettings(
      name: name.value, target: target.value,
      also: fields.texts("also", &findings).map(\.value),
      base: base.map { $0.value.hasSuffix("/") ? $0.value : $0.value + "/" },
      edit: edit?.value, language: fields.text("language", &findings)?.value ?? "en",
      sections: sections.compactMap { entry in
        entry.value.text(for: entry.key.value, &findings)
          .map { Section(folder: entry.key.value, title: $0.value) }
      },
      vocabulary: fields.texts("vocabulary", &findings).map(\.value),
      expressible: fields.texts("expressible", &findings).map(\.value),
      formerNames: FormerName.load(fields, &findings))
  }
}
