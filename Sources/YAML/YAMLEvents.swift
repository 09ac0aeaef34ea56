import CYAML

/// One step of libyaml's parser through a text.
struct YAMLEvent {
  enum Kind {
    case documentStart
    case alias
    case scalar(String, YAMLNode.Style)
    case sequenceStart(isInBrackets: Bool)
    case mappingStart(isInBrackets: Bool)
    case collectionEnd
    case other
  }

  let kind: Kind
  /// The name of the node's anchor, or that of which a node is an alias.
  let anchor: String?
  /// Where it is written, in UTF-8 bytes.
  let range: Range<Int>
}

/// What libyaml cannot read.
struct YAMLFault {
  let message: String
  /// Where, in UTF-8 bytes.
  let offset: Int
  /// Whether the text holds a character that YAML excludes.
  let isCharacter: Bool
}

/// Parses a text, up to the first fault. The only use of libyaml: its memory does not outlive the call.
///
/// - Parameter visit: Receives each event, and returns whether to go on.
/// - Returns: The fault, if one was reached.
func parseEvents(_ text: [UInt8], visit: (YAMLEvent) -> Bool) -> YAMLFault? {
  text.withUnsafeBufferPointer { bytes in
    // libyaml keeps a pointer to the parser in it, so that it must not move.
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    defer { parser.deallocate() }
    var places = BytePlaces(bytes)
    guard yaml_parser_initialize(parser) == 1 else { return YAMLFault(parser.pointee, &places) }
    defer { yaml_parser_delete(parser) }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    while true {
      var event = yaml_event_t()
      guard yaml_parser_parse(parser, &event) == 1 else {
        return YAMLFault(parser.pointee, &places)
      }
      defer { yaml_event_delete(&event) }
      guard event.type != YAML_NO_EVENT, visit(YAMLEvent(event, &places)) else { return nil }
    }
  }
}

extension YAMLEvent {
  fileprivate init(_ event: yaml_event_t, _ places: inout BytePlaces) {
    let start = places.offset(event.start_mark)
    range = start..<max(start, places.offset(event.end_mark))
    switch event.type {
    case YAML_DOCUMENT_START_EVENT: (kind, anchor) = (.documentStart, nil)
    case YAML_ALIAS_EVENT: (kind, anchor) = (.alias, name(event.data.alias.anchor))
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let text = String(
        decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      (kind, anchor) = (.scalar(text, YAMLNode.Style(scalar.style)), name(scalar.anchor))
    case YAML_SEQUENCE_START_EVENT:
      let sequence = event.data.sequence_start
      kind = .sequenceStart(isInBrackets: sequence.style == YAML_FLOW_SEQUENCE_STYLE)
      anchor = name(sequence.anchor)
    case YAML_MAPPING_START_EVENT:
      let mapping = event.data.mapping_start
      kind = .mappingStart(isInBrackets: mapping.style == YAML_FLOW_MAPPING_STYLE)
      anchor = name(mapping.anchor)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: (kind, anchor) = (.collectionEnd, nil)
    default: (kind, anchor) = (.other, nil)
    }
  }
}

extension YAMLFault {
  fileprivate init(_ parser: yaml_parser_t, _ places: inout BytePlaces) {
    let problem = parser.problem.map { String(cString: $0) } ?? "there is not enough memory"
    let context = parser.context.map { String(cString: $0) + ": " } ?? ""
    message = context + problem
    isCharacter = parser.error == YAML_READER_ERROR
    offset = isCharacter ? parser.problem_offset : places.offset(parser.problem_mark)
  }
}

extension YAMLNode.Style {
  fileprivate init(_ style: yaml_scalar_style_t) {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: self = .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: self = .literal
    case YAML_FOLDED_SCALAR_STYLE: self = .folded
    default: self = .plain
    }
  }
}

private func name(_ text: UnsafeMutablePointer<UInt8>?) -> String? {
  text.map { String(cString: $0) }
}

/// Turns libyaml's places, which count scalars, into offsets in bytes. Each is near the one before.
private struct BytePlaces {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var scalars = 0
  private var offset = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func offset(_ mark: yaml_mark_t) -> Int {
    while scalars < mark.index, offset < bytes.count {
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      scalars += 1
    }
    while scalars > mark.index, offset > 0 {
      offset -= 1
      while offset > 0, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
      scalars -= 1
    }
    return offset
  }
}
