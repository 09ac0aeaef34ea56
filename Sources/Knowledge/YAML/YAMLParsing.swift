import Diagnostics
import Yams

/// How deep a document may be nested; the deepest format needs six levels.
private let nestingMax = 32

/// Reads one YAML document.
///
/// Anchors, aliases and tags are refused: a value is a text exactly as written.
/// - Returns: The document, or `nil` if there is none or it is broken (then there is a finding).
func parseYAML(_ file: SourceFile, _ findings: inout [Finding]) -> YAMLNode? {
  YAMLParsing(file: file).document(&findings)
}

private struct YAMLParsing {
  let file: SourceFile

  func document(_ findings: inout [Finding]) -> YAMLNode? {
    var text = file.text
    var renamed: [SourcePosition: String] = [:]
    // Names that the text might use too, so several may have to be tried for one key.
    var names = (UInt32(0xE000)...0xF8FF).lazy.compactMap { Unicode.Scalar($0) }.makeIterator()
    while true {
      do {
        // The parser must outlive the nodes' use: it alone keeps their anchors.
        let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
        guard let root = try parser.singleRoot() else { return nil }
        let node = convert(root, depth: 0, renamed: renamed, &findings)
        return withExtendedLifetime(parser) { node }
      } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
        // Yams stops at the first one, and holds keys for equal that only look alike: give the key a
        // name of its own, of the same length, and read again.
        let position = SourcePosition(line: context.mark.line, column: context.mark.column)
        guard let key = keys.first, let name = names.next(),
          let next = rename(at: position, in: text, to: name)
        else {
          findings.append(
            Finding(
              .duplicateKey, at: Location(file: file.path, at: position), "a key stands twice"))
          return nil
        }
        renamed[position] = renamed[position] ?? key
        text = next
      } catch {
        findings.append(finding(for: error))
        return nil
      }
    }
  }

  /// Replaces the first scalar of a key.
  private func rename(
    at position: SourcePosition, in text: String, to replacement: Unicode.Scalar
  ) -> String? {
    let source = SourceFile(path: file.path, text: text)
    var scalars = text.unicodeScalars
    var index = text.utf8.index(text.utf8.startIndex, offsetBy: source.offset(of: position))
    guard index < scalars.endIndex else { return nil }
    if scalars[index] == "\"" || scalars[index] == "'" {
      index = scalars.index(after: index)
    }
    guard index < scalars.endIndex, scalars[index] != "\"", scalars[index] != "'" else {
      return nil
    }
    scalars.replaceSubrange(index...index, with: [replacement])
    return String(scalars)
  }

  private func convert(
    _ node: Node, depth: Int, renamed: [SourcePosition: String], _ findings: inout [Finding]
  ) -> YAMLNode? {
    let location = location(of: node)
    if depth > nestingMax {
      findings.append(
        Finding(.deepNesting, at: location, "more than \(nestingMax) levels of nesting"))
      return nil
    }
    if node.anchor != nil {
      findings.append(
        Finding(
          .invalidYAML, at: location, "anchors and aliases are not supported",
          hint: "write the value out where it is needed"))
      return nil
    }
    switch node {
    case .scalar(let scalar):
      return YAMLNode(
        content: .scalar(scalar.string, isPlain: scalar.style == .plain), location: location)
    case .sequence(let sequence):
      let elements = sequence.compactMap {
        convert($0, depth: depth + 1, renamed: renamed, &findings)
      }
      return YAMLNode(
        content: .sequence(elements), location: location,
        isIncomplete: elements.count < sequence.count || elements.contains(where: \.isIncomplete))
    case .mapping(let mapping):
      let entries = entries(mapping, depth: depth, renamed: renamed, &findings)
      return YAMLNode(
        content: .mapping(entries), location: location,
        isIncomplete: entries.count < mapping.count
          || entries.contains(where: \.value.isIncomplete))
    case .alias:
      findings.append(Finding(.invalidYAML, at: location, "anchors and aliases are not supported"))
      return nil
    }
  }

  private func entries(
    _ mapping: Node.Mapping, depth: Int, renamed: [SourcePosition: String],
    _ findings: inout [Finding]
  ) -> [YAMLNode.Entry] {
    var entries: [YAMLNode.Entry] = []
    var first: [Word: Location] = [:]
    for (key, value) in mapping {
      let location = location(of: key)
      guard case .scalar(let scalar) = key else {
        findings.append(Finding(.wrongType, at: location, "a key must be a text"))
        continue
      }
      let name = renamed[location.start] ?? scalar.string
      if let earlier = first[Word(name)] {
        findings.append(
          Finding(
            .duplicateKey, at: location, "the key '\(name)' stands twice",
            hint: "keep one of them",
            related: [Finding.Related("it stands here first", at: earlier)]))
        continue
      }
      first[Word(name)] = location
      if let value = convert(value, depth: depth + 1, renamed: renamed, &findings) {
        entries.append(YAMLNode.Entry(key: Located(name, at: location), value: value))
      }
    }
    return entries
  }

  private func location(of node: Node) -> Location {
    let position = SourcePosition(
      line: max(1, node.mark?.line ?? 1), column: max(1, node.mark?.column ?? 1))
    guard case .scalar(let scalar) = node, !scalar.string.contains("\n") else {
      return Location(file: file.path, at: position, count: 1)
    }
    let quotes = scalar.style == .singleQuoted || scalar.style == .doubleQuoted ? 2 : 0
    let left = file.line(position.line).unicodeScalars.count - position.column + 1
    let count = min(max(0, left), scalar.string.unicodeScalars.count + quotes)
    return Location(file: file.path, at: position, count: count)
  }

  private func finding(for error: any Error) -> Finding {
    func invalid(_ context: YamlError.Context?, _ problem: String, _ mark: Mark) -> Finding {
      let position = SourcePosition(line: max(1, mark.line), column: max(1, mark.column))
      let message = [context?.text, problem].compactMap(\.self).joined(separator: ": ")
      return Finding(
        problem.contains("nesting level") ? .deepNesting : .invalidYAML,
        at: Location(file: file.path, at: position), "this is not valid YAML: \(message)",
        hint: "quote texts that contain ': ' or ' #' or begin with one of []{}&*!|>%@`\"'")
    }
    return switch error {
    case YamlError.scanner(let context, let problem, let mark, _): invalid(context, problem, mark)
    case YamlError.parser(let context, let problem, let mark, _): invalid(context, problem, mark)
    case YamlError.composer(let context, let problem, let mark, _): invalid(context, problem, mark)
    case YamlError.reader(let problem, let offset, _, _):
      Finding(
        .invalidYAML, at: file.location((offset ?? 0)..<(offset ?? 0)),
        "this is not valid YAML: \(problem)")
    default:
      Finding(.invalidYAML, at: Location(file: file.path), "this is not valid YAML: \(error)")
    }
  }
}
