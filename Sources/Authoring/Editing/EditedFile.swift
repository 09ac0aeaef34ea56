package import Content
package import Diagnostics
import Shapes
package import Verification

/// A file that is being edited; answers an editor's questions about positions in it.
///
/// Positions are offsets in UTF-8 bytes, because editors use different units.
package struct EditedFile: Sendable {
  /// The path inside the content folder.
  package let name: String
  let source: SourceFile
  /// The help centre that contains the file.
  let centre: HelpCentre
  /// The known verdicts on its claims; others are computed on request.
  let claims: [CheckedClaim]

  /// - Parameters:
  ///   - name: The file's path inside the content folder.
  ///   - source: The file's text, saved or not.
  ///   - centre: The loaded help centre, which may be older than the text.
  ///   - claims: The known verdicts on its claims.
  package init(
    name: String, source: SourceFile, in centre: HelpCentre, claims: [CheckedClaim] = []
  ) {
    self.name = name
    self.source = source
    self.centre = centre
    self.claims = claims
  }
}

/// The context of a position in a file.
struct EditedPlace {
  enum Kind {
    case page(PageCursor)
    /// A position in YAML, with the shapes of what may be there and of the maps around it.
    case yaml(YAMLCursor, shapes: [Shape], maps: [MapShape])
  }

  let kind: Kind
  /// The file's text.
  let text: [UInt8]
  /// The range of the word or the link, in UTF-8 bytes of the file.
  let range: Range<Int>

  func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }
}

extension EditedFile {
  func place(at offset: Int) -> EditedPlace? {
    guard let kind = ContentKind(file: name) else { return nil }
    let text = Array(source.text.utf8)
    let offset = min(max(0, offset), text.count)
    if kind == .page {
      if let cursor = PageCursor(text, at: offset) {
        let range =
          switch cursor {
          case .link(let destination, let words):
            (words.lowerBound - 1)..<min(destination.upperBound + 1, text.count)
          case .block(_, let argument): argument
          }
        return EditedPlace(kind: .page(cursor), text: text, range: range)
      }
      guard let front = Self.frontMatter(text), front.contains(offset) else { return nil }
      return yaml(kind, text, from: front.lowerBound, to: front.upperBound, at: offset)
    }
    return yaml(kind, text, from: 0, to: text.count, at: offset)
  }

  private func yaml(
    _ kind: ContentKind, _ text: [UInt8], from start: Int, to end: Int, at offset: Int
  ) -> EditedPlace? {
    let yaml = Array(text[start..<end])
    guard let cursor = YAMLCursor(yaml, at: offset - start) else { return nil }
    let hasKey = { (key: String) in Self.hasRootKey(key, yaml) }
    let shapes = kind.shape.alternatives(at: cursor.path, hasKey: hasKey)
    let maps = shapes.compactMap { shape -> MapShape? in
      if case .map(let map) = shape { map } else { nil }
    }
    let range = (cursor.word.lowerBound + start)..<(cursor.word.upperBound + start)
    return EditedPlace(
      kind: .yaml(cursor, shapes: shapes, maps: maps), text: text, range: range)
  }

  /// Returns the range from the end of the first line of dashes to the next one, or to the end of a
  /// page without another one.
  private static func frontMatter(_ text: [UInt8]) -> Range<Int>? {
    let lines = text.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard lines.count > 1, isFence(lines[0]) else { return nil }
    let last = lines.dropFirst().first(where: isFence)?.startIndex ?? text.count
    return lines[1].startIndex..<max(last, lines[1].startIndex)
  }

  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    line.elementsEqual("---".utf8) || line.elementsEqual("---\r".utf8)
  }

  private static func hasRootKey(_ key: String, _ yaml: [UInt8]) -> Bool {
    yaml.split(separator: UInt8(ascii: "\n")).contains { $0.starts(with: "\(key):".utf8) }
  }

  /// Returns what the word or the link at a position refers to.
  func named(_ place: EditedPlace) -> NamedThing? {
    switch place.kind {
    case .page(.link(let destination, _)):
      return NamedThing(
        LinkDestination(
          place.string(destination), on: name, systems: centre.identitySystems.map(\.id)))
    case .page(.block(let kind, let argument)):
      return .bound(BlockReference(kind, place.string(argument)).reference)
    case .yaml(let cursor, let shapes, let maps):
      let word = place.string(place.range)
      if cursor.position == .key {
        return maps.compactMap(\.otherNames).first.flatMap { NamedThing(word, as: $0) }
      }
      for case .name(let kind) in shapes { return NamedThing(word, as: kind) }
      return nil
    }
  }
}
