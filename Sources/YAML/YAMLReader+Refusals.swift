import Diagnostics

// What is YAML, and not supported.
extension YAMLReader {
  /// Whether a node has an anchor, is an alias or has a tag, which is a finding.
  mutating func isRefused(_ event: YAMLEvent) -> Bool {
    let start = event.range.lowerBound
    if event.anchor != nil {
      findings.append(
        .invalidYAML, at: location(start..<start), "anchors and aliases are not supported",
        hint: "write the value out where it is needed")
      return true
    }
    // A node begins with its tag, and nothing else begins with this sign.
    if !event.range.isEmpty, bytes[start] == UInt8(ascii: "!") {
      findings.append(
        .invalidYAML, at: location(start..<start), "tags are not supported",
        hint: "write the value alone: it is a text exactly as written")
      return true
    }
    return false
  }

  /// Whether there are too many directives about tags, which is a finding.
  mutating func hasManyTagDirectives() -> Bool {
    let directive = Array("%TAG".utf8)
    var count = 0
    for index in bytes.indices where bytes[index] == directive[0] {
      guard bytes[index...].starts(with: directive) else { continue }
      count += 1
      if count > YAMLLimits.tagDirectivesMax {
        end(
          Finding(
            .invalidYAML, at: location(index..<(index + directive.count)),
            "tags are not supported", hint: "remove the lines that begin with %TAG"))
        return true
      }
    }
    return false
  }

  /// Whether a text has no hidden character, such as one that an escape stands for; the first one is a
  /// finding.
  mutating func isVisible(_ text: String, _ style: YAMLNode.Style, _ event: YAMLEvent) -> Bool {
    guard let hidden = text.firstHidden?.scalar else { return true }
    findings.append(.hidden(hidden, at: location(place(of: hidden, style, event.range))))
    return false
  }

  /// Where a hidden character of a scalar is written, as it is or as an escape.
  private func place(
    of hidden: Unicode.Scalar, _ style: YAMLNode.Style, _ range: Range<Int>
  ) -> Range<Int> {
    let scalar = ScalarText(bytes[range], style, origin: 0)
    let words = Array(String(hidden).utf8)
    let found = scalar.text.indices.first { index in
      let rest = scalar.text[index...]
      // A line end may be CR LF, and is folded.
      return rest.starts(with: words)
        && !(hidden == "\r" && rest.dropFirst().first == UInt8(ascii: "\n"))
    }
    guard let found else { return shown(range, style) }
    return scalar.offsets[found]..<scalar.offsets[found + words.count]
  }
}
