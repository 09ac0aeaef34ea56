import Diagnostics
import Yams

/// Turns Yams' nodes into ones that keep their places in the file, and refuses what is not supported.
struct YAMLConversion {
  let file: SourceFile
  let lines: YAMLLines
  /// What was changed for Yams, if anything was.
  let keys: DistinctKeys?
  private let nestingMax = ContentLimits.yamlNestingMax
  private let valuesMax = ContentLimits.yamlValuesMax
  private(set) var findings: [Finding] = []
  private var valueCount = 0

  init(file: SourceFile, lines: YAMLLines, keys: DistinctKeys?) {
    self.file = file
    self.lines = lines
    self.keys = keys
  }

  /// - Returns: `nil`, with a finding, if nothing can be made of the document.
  mutating func convert(_ root: Node) -> YAMLNode? {
    let node = convert(root, depth: 0)
    return valueCount > valuesMax ? nil : node
  }

  private mutating func convert(_ node: Node, depth: Int) -> YAMLNode? {
    valueCount += 1
    guard valueCount <= valuesMax else {
      // Said once: what is left is not looked at.
      if valueCount == valuesMax + 1 {
        findings.append(
          Finding(
            .fileTooLarge,
            at: Location(file: file.path, at: file.position(offset: start(of: node))),
            "the document has more than \(valuesMax) values", hint: "split it"))
      }
      return nil
    }
    let start = start(of: node)
    if depth > nestingMax {
      findings.append(
        Finding(
          .deepNesting, at: location(start..<start),
          "more than \(nestingMax) levels of nesting"))
      return nil
    }
    if isRefused(node, at: start) { return nil }
    switch node {
    case .scalar(let scalar):
      let text = restored(scalar.string)
      let range = start..<end(of: scalar, text, from: start)
      refuseWhatIsLetBe(scalar, text, range)
      // What goes on is a text in which nothing is hidden.
      let isSeen = isSeen(text, scalar, range)
      return YAMLNode(
        content: .scalar(isSeen ? text : text.withoutHidden, isPlain: scalar.style == .plain),
        location: location(range))
    case .sequence(let sequence):
      var elements: [YAMLNode] = []
      for element in sequence where valueCount <= valuesMax {
        if let converted = convert(element, depth: depth + 1) { elements.append(converted) }
      }
      return YAMLNode(
        content: .sequence(elements), location: collectionPlace(start, elements.last),
        isIncomplete: elements.count < sequence.count || elements.contains(where: \.isIncomplete))
    case .mapping(let mapping):
      let entries = entries(mapping, depth: depth)
      return YAMLNode(
        content: .mapping(entries), location: collectionPlace(start, entries.last?.value),
        isIncomplete: entries.count < mapping.count
          || entries.contains(where: \.value.isIncomplete))
    case .alias:
      return nil
    }
  }

  private mutating func entries(_ mapping: Node.Mapping, depth: Int) -> [YAMLNode.Entry] {
    var entries: [YAMLNode.Entry] = []
    var first: [Word: Location] = [:]
    for (key, value) in mapping where valueCount <= valuesMax {
      let start = start(of: key)
      if isRefused(key, at: start) { continue }
      if start > 0, byte(at: start - 1) == UInt8(ascii: "?") {
        // libyaml takes the sign for that of an explicit key, and would leave it out.
        findings.append(
          Finding(
            .invalidYAML, at: location((start - 1)..<start),
            "'?' needs a space behind it, or quotes around the key",
            hint: "put the key into quotes"))
        continue
      }
      guard case .scalar(let scalar) = key else {
        findings.append(Finding(.wrongType, at: location(start..<start), "a key must be a text"))
        continue
      }
      let name = restored(scalar.string)
      let range = start..<end(of: scalar, name, from: start)
      guard isSeen(name, scalar, range) else { continue }
      let location = location(range)
      if name.utf8.contains(UInt8(ascii: "\n")) {
        findings.append(
          Finding(
            .invalidValue, at: location, "a key must be on one line", hint: "write it without '\\n'"
          ))
        continue
      }
      if let earlier = first[Word(name)] {
        findings.append(
          Finding(
            .duplicateKey, at: location, "the key '\(name)' stands twice",
            hint: "keep one of them",
            related: [Finding.Related("it stands here first", at: earlier)]))
        continue
      }
      first[Word(name)] = location
      if let value = convert(value, depth: depth + 1) {
        entries.append(YAMLNode.Entry(key: Located(name, at: location), value: value))
      }
    }
    return entries
  }

  /// Whether a node has an anchor, is an alias or has a tag, which is a finding.
  private mutating func isRefused(_ node: Node, at start: Int) -> Bool {
    var isAlias = false
    if case .alias = node { isAlias = true }
    if node.anchor != nil || isAlias {
      findings.append(
        Finding(
          .invalidYAML, at: location(start..<start), "anchors and aliases are not supported",
          hint: "write the value out where it is needed"))
      return true
    }
    // A node begins with its tag, and nothing else begins with this sign.
    if byte(at: start) == UInt8(ascii: "!") {
      findings.append(
        Finding(
          .invalidYAML, at: location(start..<start), "tags are not supported",
          hint: "write the value alone: it is a text exactly as written"))
      return true
    }
    return false
  }

  /// Whether a text has no hidden character, such as one that an escape stands for; the first one is a
  /// finding.
  private mutating func isSeen(_ text: String, _ scalar: Node.Scalar, _ range: Range<Int>) -> Bool {
    guard let hidden = text.firstHidden else { return true }
    findings.append(.hidden(hidden.scalar, at: location(place(of: hidden.scalar, scalar, range))))
    return false
  }

  /// Reports what libyaml lets be although it is no YAML.
  private mutating func refuseWhatIsLetBe(
    _ scalar: Node.Scalar, _ text: String, _ range: Range<Int>
  ) {
    switch scalar.style {
    case .doubleQuoted, .singleQuoted: refuseComment(at: range.upperBound)
    case .literal, .folded:
      var end = range.lowerBound + 1
      while let byte = byte(at: end), "+-0123456789".utf8.contains(byte) { end += 1 }
      refuseComment(at: end)
    case .any, .plain:
      guard text == "-" else { return }
      findings.append(
        Finding(
          .invalidYAML, at: location(range), "a dash alone in brackets is no text",
          hint: "quote it: '-'"))
    }
  }

  /// Reports a comment that follows right behind something.
  private mutating func refuseComment(at offset: Int) {
    guard byte(at: offset) == UInt8(ascii: "#") else { return }
    findings.append(
      Finding(
        .invalidYAML, at: location(offset..<(offset + 1)), "a comment needs a space before it",
        hint: "write ' #'"))
  }

  private func restored(_ text: String) -> String { keys?.restored(text) ?? text }
}

// Where nodes stand, in UTF-8 bytes of the file.
extension YAMLConversion {
  private func start(of node: Node) -> Int {
    lines.offset(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }

  /// A place of at least one scalar.
  private func location(_ range: Range<Int>) -> Location {
    let location = file.location(range)
    return range.isEmpty ? Location(file: file.path, at: location.start, count: 1) : location
  }

  private func end(of scalar: Node.Scalar, _ text: String, from start: Int) -> Int {
    switch scalar.style {
    case .doubleQuoted: return closingQuote(UInt8(ascii: "\""), after: start)
    case .singleQuoted: return closingQuote(UInt8(ascii: "'"), after: start)
    case .literal, .folded: return start
    case .any, .plain:
      // Over several lines it is shown up to the end of its first one.
      let line = file.lineStart(file.position(offset: start).line + 1)
      return min(start + text.utf8.count, max(start, line - 1))
    }
  }

  /// Where a hidden character of a scalar is written, as it is or as an escape.
  private func place(
    of hidden: Unicode.Scalar, _ scalar: Node.Scalar, _ range: Range<Int>
  ) -> Range<Int> {
    if let raw = file.range(of: String(hidden), in: range) { return raw }
    guard scalar.style == .doubleQuoted, range.count > 2 else { return range }
    let start = range.lowerBound + 1
    var reader = FrontMatterTextReader(
      bytes: file.bytes(start..<(range.upperBound - 1)), style: .doubleQuoted)
    reader.read()
    guard let (offset, scalar) = reader.text.withUnsafeBufferPointer({ firstHidden(in: $0) }) else {
      return range
    }
    let next = offset + UTF8.width(scalar)
    let end = next < reader.offsets.count ? start + reader.offsets[next] : range.upperBound - 1
    return (start + reader.offsets[offset])..<end
  }

  private func closingQuote(_ quote: UInt8, after start: Int) -> Int {
    file.withBytes { bytes in
      var offset = start + 1
      while offset < bytes.count {
        let isQuote = bytes[offset] == quote
        let isEscape = quote == UInt8(ascii: "\"") && bytes[offset] == UInt8(ascii: "\\")
        let isDoubled =
          quote == UInt8(ascii: "'") && isQuote && offset + 1 < bytes.count
          && bytes[offset + 1] == quote
        if isEscape || isDoubled, offset + 1 < bytes.count {
          offset += 1
        } else if isQuote {
          return offset + 1
        }
        offset += 1
      }
      return start
    }
  }

  /// A list or a map in brackets as a whole; of others the beginning, for they may be a whole file.
  private mutating func collectionPlace(_ start: Int, _ last: YAMLNode?) -> Location {
    let range = collectionRange(start, last)
    if !range.isEmpty { refuseComment(at: range.upperBound) }
    return location(range)
  }

  private func collectionRange(_ start: Int, _ last: YAMLNode?) -> Range<Int> {
    let closing: UInt8
    switch byte(at: start) {
    case UInt8(ascii: "["): closing = UInt8(ascii: "]")
    case UInt8(ascii: "{"): closing = UInt8(ascii: "}")
    default: return start..<start
    }
    let bytes = file.text.utf8
    // Nothing at all, as in `{a: }`, stands where what follows it does.
    let end = last.map { node in
      if case .scalar("", isPlain: true) = node.content { return node.location.start }
      return node.location.end
    }
    let from = max(start + 1, end.map(file.offset) ?? 0)
    var index = bytes.index(bytes.startIndex, offsetBy: min(from, bytes.count))
    while index < bytes.endIndex {
      // Behind the last member there may be a comma, and comments.
      if bytes[index] == UInt8(ascii: "#") {
        index = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
        continue
      }
      if bytes[index] == closing {
        return start..<(bytes.distance(from: bytes.startIndex, to: index) + 1)
      }
      bytes.formIndex(after: &index)
    }
    return start..<start
  }

  private func byte(at offset: Int) -> UInt8? {
    let bytes = file.text.utf8
    return offset < bytes.count ? bytes[bytes.index(bytes.startIndex, offsetBy: offset)] : nil
  }
}
