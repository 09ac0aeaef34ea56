package import Diagnostics

/// Reads one YAML document.
///
/// Anchors, aliases and tags are refused: a value is a text exactly as written.
/// - Parameter range: What to read of the file, in UTF-8 bytes; by default all of it.
/// - Returns: The document, or `nil` if there is none or it is broken (then there is a finding).
package func readYAML(
  _ file: SourceFile, in range: Range<Int>? = nil, _ findings: inout [Finding]
) -> YAMLNode? {
  var reader = YAMLReader(file, range ?? 0..<file.text.utf8.count)
  return reader.document(&findings)
}

/// Makes nodes of libyaml's events, and refuses what is not supported.
struct YAMLReader {
  /// How deep a document may be nested; the deepest format needs six levels.
  static let nestingMax = 32
  /// How many values a document may hold, keys not counted; the largest that people write has hundreds.
  static let valuesMax = 100_000

  let file: SourceFile
  /// Where the text begins in the file, in UTF-8 bytes.
  private let origin: Int
  let bytes: [UInt8]
  var findings: [Finding] = []
  /// Up to where the text is known to be nodes, or what stands between them.
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
    if let fault = parseEvents(bytes, visit: { take($0) }) {
      let message = "this is not valid YAML: \(fault.message)"
      // A character that YAML excludes is no matter of quotation marks.
      let hint = fault.isCharacter ? nil : Self.quotingHint
      let place = Location(file: file.path, at: file.position(offset: origin + fault.offset))
      fail(Finding(.invalidYAML, at: place, message, hint: hint))
    }
    findings += self.findings
    return root
  }

  static let quotingHint =
    "quote texts that contain ': ' or ' #' or begin with one of []{}&*!|>%@`\"'"

  /// Ends reading a text that is no YAML: nothing else of it counts.
  private mutating func fail(_ finding: Finding) {
    findings = []
    end(finding)
  }

  /// Ends reading, without a document.
  private mutating func end(_ finding: Finding) {
    findings.append(finding)
    root = nil
    isAtEnd = true
  }
}

/// A list or a map of which the end was not reached yet.
struct OpenCollection {
  enum Next {
    case element
    case key
    /// `nil` if the key was refused.
    case value(of: Located<String>?)
  }

  let start: Int
  let isInBrackets: Bool
  var next: Next
  var elements: [YAMLNode] = []
  var entries: [YAMLNode.Entry] = []
  /// Where each key of a map stands first.
  var keys: [Word: Location] = [:]
  var isIncomplete = false

  init(_ event: YAMLEvent, isInBrackets: Bool, next: Next) {
    start = event.range.lowerBound
    self.isInBrackets = isInBrackets
    self.next = next
  }

  mutating func append(_ node: YAMLNode) {
    if node.isIncomplete { isIncomplete = true }
    switch next {
    case .element: elements.append(node)
    case .key: preconditionFailure("a key is no node")
    case .value(let key):
      if let key { entries.append(YAMLNode.Entry(key: key, value: node)) }
      next = .key
    }
  }

  var content: YAMLNode.Content {
    if case .element = next { .sequence(elements) } else { .mapping(entries) }
  }

  /// Where its last node ends, in UTF-8 bytes of the file.
  var lastEnd: Int? { (elements.last ?? entries.last?.value)?.range.upperBound }

  /// Leaves out what was to come next.
  mutating func leaveOut() {
    isIncomplete = true
    switch next {
    case .element: break
    case .key: next = .value(of: nil)
    case .value: next = .key
    }
  }
}

// Events.
extension YAMLReader {
  /// - Returns: Whether to go on.
  private mutating func take(_ event: YAMLEvent) -> Bool {
    checkComments(before: event)
    switch event.kind {
    case .documentStart:
      documentCount += 1
      if documentCount > 1 {
        fail(
          invalid(
            "expected a single document in the stream: but found another document",
            at: event.range.lowerBound..<event.range.lowerBound))
      }
    case .alias:
      if !anchors.contains(event.anchor ?? "") {
        fail(invalid("found undefined alias", at: event.range.lowerBound..<event.range.lowerBound))
      } else {
        node(event)
      }
    case .scalar, .sequenceStart, .mappingStart:
      if let anchor = event.anchor { anchors.insert(anchor) }
      node(event)
    case .collectionEnd: collectionEnd(event)
    case .other: break
    }
    return !isAtEnd
  }

  private mutating func node(_ event: YAMLEvent) {
    if levelsLeftOut > 0 {
      if event.isCollection { levelsLeftOut += 1 }
      return
    }
    switch open.last?.next {
    case .key: key(event)
    case .value(of: nil): leaveOut(event)
    case .element, .value, nil: value(event)
    }
  }

  private mutating func key(_ event: YAMLEvent) {
    guard !isRefused(event) else { return leaveOut(event) }
    let start = event.range.lowerBound
    guard case .scalar(let name, let style) = event.kind else {
      findings.append(Finding(.wrongType, at: location(start..<start), "a key must be a text"))
      return leaveOut(event)
    }
    guard checkKey(event) else { return leaveOut(event) }
    let location = location(shown(event.range, style))
    if let earlier = open[open.count - 1].keys.updateValue(location, forKey: Word(name)) {
      open[open.count - 1].keys[Word(name)] = earlier
      findings.append(
        Finding(
          .duplicateKey, at: location, "the key '\(name)' stands twice", hint: "keep one of them",
          related: [Finding.Related("it stands here first", at: earlier)]))
      return leaveOut(event)
    }
    open[open.count - 1].next = .value(of: Located(name, at: location))
  }

  private mutating func value(_ event: YAMLEvent) {
    let start = event.range.lowerBound
    valueCount += 1
    guard valueCount <= Self.valuesMax else {
      return end(
        Finding(
          .fileTooLarge, at: Location(file: file.path, at: location(start..<start).start),
          "the document has more than \(Self.valuesMax) values", hint: "split it"))
    }
    guard open.count <= Self.nestingMax else {
      return end(
        Finding(
          .deepNesting, at: location(start..<start),
          "more than \(Self.nestingMax) levels of nesting"))
    }
    guard !isRefused(event), checkValue(event) else { return leaveOut(event) }
    switch event.kind {
    case .scalar(let text, let style):
      add(
        YAMLNode(
          .scalar(text, style), range: inFile(event.range),
          at: location(shown(event.range, style))))
    case .sequenceStart(let isInBrackets):
      open.append(OpenCollection(event, isInBrackets: isInBrackets, next: .element))
    case .mappingStart(let isInBrackets):
      open.append(OpenCollection(event, isInBrackets: isInBrackets, next: .key))
    case .documentStart, .alias, .collectionEnd, .other: break
    }
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
    let location = location(start..<(isWhole ? event.range.upperBound : start))
    // The end of a list or map without brackets is reported where the next node begins.
    let end = isWhole ? origin + event.range.upperBound : collection.lastEnd ?? origin + start
    add(
      YAMLNode(
        collection.content, range: (origin + start)..<end, at: location,
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

  /// Whether a node has an anchor, is an alias or has a tag, which is a finding.
  private mutating func isRefused(_ event: YAMLEvent) -> Bool {
    let start = event.range.lowerBound
    if event.anchor != nil {
      findings.append(
        Finding(
          .invalidYAML, at: location(start..<start), "anchors and aliases are not supported",
          hint: "write the value out where it is needed"))
      return true
    }
    // A node begins with its tag, and nothing else begins with this sign.
    if !event.range.isEmpty, bytes[start] == UInt8(ascii: "!") {
      findings.append(
        Finding(
          .invalidYAML, at: location(start..<start), "tags are not supported",
          hint: "write the value alone: it is a text exactly as written"))
      return true
    }
    return false
  }
}

// Places.
extension YAMLReader {
  /// What a finding shows of a scalar.
  private func shown(_ range: Range<Int>, _ style: YAMLNode.Style) -> Range<Int> {
    switch style {
    case .singleQuoted, .doubleQuoted: return range
    case .literal, .folded: return range.lowerBound..<range.lowerBound
    case .plain:
      guard let end = bytes[range].firstIndex(of: UInt8(ascii: "\n")) else { return range }
      let last = bytes[range.lowerBound..<end].lastIndex { $0 > UInt8(ascii: " ") }
      return range.lowerBound..<(last.map { $0 + 1 } ?? end)
    }
  }

  private func inFile(_ range: Range<Int>) -> Range<Int> {
    (origin + range.lowerBound)..<(origin + range.upperBound)
  }

  /// A place of at least one scalar.
  func location(_ range: Range<Int>) -> Location {
    let location = file.location(inFile(range))
    return range.isEmpty ? Location(file: file.path, at: location.start, count: 1) : location
  }

  /// A finding that a text is no YAML.
  func invalid(_ problem: String, at range: Range<Int>, hint: String = Self.quotingHint) -> Finding
  {
    let location =
      range.isEmpty
      ? Location(file: file.path, at: location(range).start) : location(range)
    return Finding(.invalidYAML, at: location, "this is not valid YAML: \(problem)", hint: hint)
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
