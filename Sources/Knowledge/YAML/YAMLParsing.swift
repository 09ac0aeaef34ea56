import Diagnostics
import Yams

/// How many keys that repeat others in odd ways, such as with escapes, are looked at one by one.
private let oddKeysMax = 8

/// Nodes are read, and no values are constructed of them; without this one Yams makes one each time.
nonisolated(unsafe) private let unusedConstructor = Constructor()

/// Reads one YAML document.
///
/// Anchors, aliases and tags are refused: a value is a text exactly as written.
/// - Returns: The document, or `nil`, with a finding, if there is none or it is broken.
func parseYAML(_ file: SourceFile, _ findings: inout [Finding]) -> YAMLNode? {
  let before = findings.count
  let root = parsePartYAML(file, &findings)
  if root == nil, findings.count == before { findings.append(.emptyFile(file)) }
  return root
}

/// The same of a part of a file, which may be empty.
func parsePartYAML(_ file: SourceFile, _ findings: inout [Finding]) -> YAMLNode? {
  YAMLParsing(file: file, lines: YAMLLines(file)).document(&findings)
}

extension Finding {
  fileprivate static func emptyFile(_ file: SourceFile) -> Finding {
    Finding(
      .emptyFile, at: Location(file: file.path),
      file.text.isEmpty ? "the file is empty" : "nothing is in the file but comments",
      hint: "a save may have been cut short: restore it, or remove it")
  }
}

private struct YAMLParsing {
  let file: SourceFile
  let lines: YAMLLines

  func document(_ findings: inout [Finding]) -> YAMLNode? {
    if let place = manyTagDirectives {
      findings.append(
        Finding(
          .invalidYAML, at: file.location(place..<(place + Self.tagDirective.count)),
          "tags are not supported", hint: "remove the lines that begin with %TAG"))
      return nil
    }
    var text = file.text
    var distinct: DistinctKeys?
    var oddKeys = 0
    while true {
      do {
        // The parser must outlive the nodes' use: it alone keeps their anchors.
        let parser = try Parser(
          yaml: text, resolver: .basic, constructor: unusedConstructor, encoding: .utf8)
        guard let root = try parser.singleRoot() else { return nil }
        var conversion = YAMLConversion(file: file, lines: lines, keys: distinct)
        let node = conversion.convert(root)
        findings += conversion.findings
        return withExtendedLifetime(parser) { node }
      } catch YamlError.duplicatedKeysInMapping(_, let context) {
        let offset = lines.offset(line: context.mark.line, column: context.mark.column)
        if var keys = distinct {
          // Its letter is not the first one, or it has none.
          oddKeys += 1
          let place = file.position(offset: offset)
          guard oddKeys <= oddKeysMax,
            keys.replace(at: SourceFile(path: file.path, text: text).offset(of: place))
          else {
            findings.append(
              Finding(
                .duplicateKey, at: Location(file: file.path, at: place), "a key stands twice"))
            return nil
          }
          distinct = keys
          text = keys.text
        } else {
          var keys = DistinctKeys(text)
          keys.replaceAll()
          distinct = keys
          text = keys.text
        }
      } catch {
        findings.append(finding(for: error, in: text))
        return nil
      }
    }
  }

  private static let tagDirective = Array("%TAG".utf8)
  private static let tagDirectivesMax = 16

  /// Where one directive too many stands: libyaml compares each with all before it.
  private var manyTagDirectives: Int? {
    file.withBytes { bytes in
      var count = 0
      var rest = bytes[...]
      while let start = rest.firstIndex(of: Self.tagDirective[0]) {
        rest = rest[start...]
        if rest.starts(with: Self.tagDirective) {
          count += 1
          if count > Self.tagDirectivesMax { return start }
        }
        rest = rest.dropFirst()
      }
      return nil
    }
  }

  private func finding(for error: any Error, in text: String) -> Finding {
    func invalid(_ context: YamlError.Context?, _ problem: String, _ mark: Mark) -> Finding {
      let position = lines.position(line: mark.line, column: mark.column)
      let message = [context?.text, problem].compactMap(\.self).joined(separator: ": ")
      return Finding(
        problem.contains("nesting level") ? .deepNesting : .invalidYAML,
        at: Location(file: file.path, at: position), "this is not valid YAML: \(message)",
        hint: "quote texts that contain ': ' or ' #' or begin with one of []{}&*!|>%@`\"'")
    }
    switch error {
    case YamlError.scanner(let context, let problem, let mark, _):
      return invalid(context, problem, mark)
    case YamlError.parser(let context, let problem, let mark, _):
      return invalid(context, problem, mark)
    case YamlError.composer(let context, let problem, let mark, _):
      return invalid(context, problem, mark)
    case YamlError.reader(let problem, let offset, _, _):
      // The offset is one of the text that was read, whose lines and columns are the file's.
      let position = SourceFile(path: file.path, text: text).position(offset: offset ?? 0)
      return Finding(
        .invalidYAML, at: Location(file: file.path, at: position),
        "this is not valid YAML: \(problem)")
    default:
      return Finding(
        .invalidYAML, at: Location(file: file.path), "this is not valid YAML: \(error)")
    }
  }
}
