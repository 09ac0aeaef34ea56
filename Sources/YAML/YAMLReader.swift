import Diagnostics

/// Makes nodes of libyaml's events, and refuses what is not supported.
struct YAMLReader {
  let file: SourceFile
  /// Where the text begins in the file, in UTF-8 bytes.
  let origin: Int
  let bytes: [UInt8]
  var findings: [Finding] = []
  /// Up to where comments were looked for.
  var checkedEnd = 0
  private var root: YAMLNode?
  private(set) var open: [OpenCollection] = []
  /// How many levels of a list or map that is left out are open.
  private var levelsLeftOut = 0
  private var anchors: Set<String> = []
  private var valueCount = 0
  private var documentCount = 0
  private var isAtEnd = false

  init(_ file: SourceFile, _ range: Range<Int>) {
    self.file = file
    origin = range.lowerBound
    bytes = file.bytes(range)
  }

  mutating func document(_ findings: inout [Finding]) -> YAMLNode? {
    if !hasManyTagDirectives(), let fault = parseEvents(bytes, visit: { take($0) }) {
      // A character that YAML excludes is no matter of quotation marks.
      fail(fault.message, at: fault.offset, hint: fault.isCharacter ? nil : Self.quotingHint)
    }
    findings += self.findings
    return root
  }

  private static let quotingHint =
    "quote texts that contain ': ' or ' #' or begin with one of []{}&*!|>%@`\"'"

  /// Ends reading a text that is no YAML: nothing else of it counts.
  private mutating func fail(_ problem: String, at offset: Int, hint: String? = quotingHint) {
    let place = Location(file: file.path, at: file.position(offset: origin + offset))
    findings = []
    end(Finding(.invalidYAML, at: place, "this is not valid YAML: \(problem)", hint: hint))
  }

  /// Ends reading, without a document.
  mutating func end(_ finding: Finding) {
    findings.append(finding)
    root = nil
    isAtEnd = true
  }

  /// - Returns: Whether to go on.
  private mutating func take(_ event: YAMLEvent) -> Bool {
    checkComments(before: event)
    switch event.kind {
    case .documentStart:
      documentCount += 1
      if documentCount > 1 {
        fail(
          "expected a single document in the stream: but found another document",
          at: event.range.lowerBound)
      }
    case .alias:
      if anchors.contains(event.anchor ?? "") {
        node(event)
      } else {
        fail("found undefined alias", at: event.range.lowerBound)
      }
    case .scalar, .sequenceStart, .mappingStart:
      if let anchor = event.anchor { anchors.insert(anchor) }
      node(event)
    case .collectionEnd: collectionEnd(event)
    case .other: break
    }
    return !isAtEnd
  }
}

extension YAMLReader {
  private mutating func node(_ event: YAMLEvent) {
    let depth = open.count + levelsLeftOut
    if levelsLeftOut > 0 {
      guard event.isCollection else { return }
      levelsLeftOut += 1
      if depth > YAMLLimits.nestingMax { endDeepNesting(at: event) }
      return
    }
    switch open.last?.next {
    case .key: key(event)
    case .value(of: nil): leaveOut(event)
    case .element, .value, nil: value(event)
    }
  }

  private mutating func key(_ event: YAMLEvent) {
    let start = event.range.lowerBound
    guard !isRefused(event), checkKey(event) else { return leaveOut(event) }
    guard case .scalar(let name, let style) = event.kind else {
      findings.append(.wrongType, at: location(start..<start), "a key must be a text")
      return leaveOut(event)
    }
    guard isVisible(name, style, event) else { return leaveOut(event) }
    let location = location(shown(event.range, style))
    guard !name.utf8.contains(UInt8(ascii: "\n")) else {
      findings.append(
        .invalidValue, at: location, "a key must be on one line", hint: "write it without '\\n'")
      return leaveOut(event)
    }
    guard let earlier = open[open.count - 1].begin(name, at: location) else { return }
    findings.append(
      .duplicateKey, at: location, "the key '\(name)' stands twice", hint: "keep one of them",
      related: [Finding.Related("it stands here first", at: earlier)])
    leaveOut(event)
  }

  private mutating func value(_ event: YAMLEvent) {
    let start = event.range.lowerBound
    valueCount += 1
    guard valueCount <= YAMLLimits.valuesMax else {
      let place = Location(file: file.path, at: file.position(offset: origin + start))
      return end(
        Finding(
          .fileTooLarge, at: place, "the document has more than \(YAMLLimits.valuesMax) values",
          hint: "split it"))
    }
    guard open.count <= YAMLLimits.nestingMax else { return endDeepNesting(at: event) }
    guard !isRefused(event) else { return leaveOut(event) }
    switch event.kind {
    case .scalar(let text, let style):
      checkScalar(text, style, event)
      // What goes on is a text in which nothing is hidden.
      let visible = isVisible(text, style, event) ? text : text.withoutHidden
      add(
        YAMLNode(
          .scalar(visible, style), range: inFile(event.range),
          at: location(shown(event.range, style))))
    case .sequenceStart(let isInBrackets):
      open.append(OpenCollection(at: start, isInBrackets: isInBrackets, next: .element))
    case .mappingStart(let isInBrackets):
      open.append(OpenCollection(at: start, isInBrackets: isInBrackets, next: .key))
    case .documentStart, .alias, .collectionEnd, .other: break
    }
  }

  /// libyaml's time grows with the square of the depth, so nothing more is read.
  private mutating func endDeepNesting(at event: YAMLEvent) {
    let start = event.range.lowerBound
    end(
      Finding(
        .deepNesting, at: location(start..<start),
        "more than \(YAMLLimits.nestingMax) levels of nesting"))
  }

  private mutating func collectionEnd(_ event: YAMLEvent) {
    guard levelsLeftOut == 0 else {
      levelsLeftOut -= 1
      return
    }
    guard let collection = open.popLast() else { return }
    let start = collection.start
    // A pair in a list has no brackets of its own.
    let isWhole = collection.isInBrackets && "[{".utf8.contains(bytes[start])
    // The end of a list or map without brackets is reported where the next node begins.
    let end = isWhole ? origin + event.range.upperBound : collection.lastEnd ?? origin + start
    add(
      YAMLNode(
        collection.content, range: (origin + start)..<end,
        at: location(start..<(isWhole ? event.range.upperBound : start)),
        isIncomplete: collection.isIncomplete))
  }

  private mutating func add(_ node: YAMLNode) {
    if open.isEmpty { root = node } else { open[open.count - 1].append(node) }
  }

  /// Leaves out a node, with all that is in it.
  private mutating func leaveOut(_ event: YAMLEvent) {
    if event.isCollection { levelsLeftOut = 1 }
    if !open.isEmpty { open[open.count - 1].leaveOut() }
  }

  private func inFile(_ range: Range<Int>) -> Range<Int> {
    (origin + range.lowerBound)..<(origin + range.upperBound)
  }

  /// A place of at least one scalar.
  func location(_ range: Range<Int>) -> Location {
    let location = file.location(inFile(range))
    return range.isEmpty ? Location(file: file.path, at: location.start, count: 1) : location
  }

  /// What a finding shows of a scalar.
  func shown(_ range: Range<Int>, _ style: YAMLNode.Style) -> Range<Int> {
    switch style {
    case .singleQuoted, .doubleQuoted: return range
    case .literal, .folded: return range.lowerBound..<range.lowerBound
    case .plain:
      guard let end = bytes[range].firstIndex(of: UInt8(ascii: "\n")) else { return range }
      let last = bytes[range.lowerBound..<end].lastIndex { $0 > UInt8(ascii: " ") }
      return range.lowerBound..<(last.map { $0 + 1 } ?? end)
    }
  }
}

extension YAMLEvent {
  fileprivate var isCollection: Bool {
    switch kind {
    case .sequenceStart, .mappingStart: true
    case .documentStart, .alias, .scalar, .collectionEnd, .other: false
    }
  }
}
