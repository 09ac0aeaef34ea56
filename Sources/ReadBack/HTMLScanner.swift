import Platform

/// Finds the tags of a page one by one.
struct HTMLScanner {
  enum Token {
    case text(Range<Int>)
    /// A start tag, whose name and attributes are in the scanner.
    case start
    case end
    /// A comment or the document type.
    case remark
    case finish
  }

  struct Attribute {
    let name: ElementName
    /// The range without quotation marks.
    let value: Range<Int>
  }

  let bytes: UnsafeBufferPointer<UInt8>
  /// The start of the next token.
  private(set) var place = 0
  /// The name of the last tag.
  private(set) var name = ElementName("")
  private(set) var attributes: [Attribute] = []
  private(set) var isSelfClosing = false
  /// What is wrong with the last token.
  private(set) var fault: String?
  /// The element whose raw text comes next.
  private var rawElement: ElementName?

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    attributes.reserveCapacity(16)
  }

  /// Returns the value of an attribute of the last tag, as written.
  func value(_ name: ElementName) -> Range<Int>? {
    for attribute in attributes where attribute.name == name { return attribute.value }
    return nil
  }

  mutating func next() -> Token {
    fault = nil
    guard place < bytes.count else { return .finish }
    if let element = rawElement {
      rawElement = nil
      let end = endOfRawText(element)
      if end > place {
        defer { place = end }
        return .text(place..<end)
      }
    }
    guard bytes[place] == UInt8(ascii: "<") else { return text(from: place) }
    guard place + 1 < bytes.count else { return text(from: place) }
    switch bytes[place + 1] {
    case UInt8(ascii: "!"): return remark()
    case UInt8(ascii: "/"):
      place += 2
      readName()
      attributes.removeAll(keepingCapacity: true)
      skipSpace()
      if place < bytes.count, bytes[place] == UInt8(ascii: ">") {
        place += 1
      } else {
        fault = "an end tag is not finished"
        place = find(UInt8(ascii: ">"), from: place).map { $0 + 1 } ?? bytes.count
      }
      return .end
    case let byte where Self.isLetter(byte):
      place += 1
      readName()
      readAttributes()
      if name.holdsRawText, !isSelfClosing { rawElement = name }
      return .start
    default:
      return text(from: place)
    }
  }

  /// Returns the text up to the next tag. A text that begins with `<` is a mistake.
  private mutating func text(from start: Int) -> Token {
    if bytes[start] == UInt8(ascii: "<") { fault = "'<' begins no tag" }
    let end = find(UInt8(ascii: "<"), from: start + 1) ?? bytes.count
    place = end
    return .text(start..<end)
  }

  private mutating func remark() -> Token {
    let isComment =
      place + 3 < bytes.count && bytes[place + 2] == UInt8(ascii: "-")
      && bytes[place + 3] == UInt8(ascii: "-")
    guard isComment else {
      place = find(UInt8(ascii: ">"), from: place).map { $0 + 1 } ?? bytes.count
      return .remark
    }
    var end = place + 4
    while let dash = find(UInt8(ascii: "-"), from: end) {
      if dash + 2 < bytes.count, bytes[dash + 1] == UInt8(ascii: "-"),
        bytes[dash + 2] == UInt8(ascii: ">")
      {
        place = dash + 3
        return .remark
      }
      end = dash + 1
    }
    fault = "a comment is not closed"
    place = bytes.count
    return .remark
  }

  private mutating func readName() {
    let start = place
    while place < bytes.count, Self.isOfName(bytes[place]) { place += 1 }
    name = ElementName(bytes[start..<place])
  }

  private mutating func readAttributes() {
    attributes.removeAll(keepingCapacity: true)
    isSelfClosing = false
    while true {
      skipSpace()
      guard place < bytes.count else {
        fault = "a tag is not finished"
        return
      }
      switch bytes[place] {
      case UInt8(ascii: ">"):
        place += 1
        return
      case UInt8(ascii: "/"):
        place += 1
        isSelfClosing = place < bytes.count && bytes[place] == UInt8(ascii: ">")
      default: readAttribute()
      }
    }
  }

  private mutating func readAttribute() {
    let start = place
    while place < bytes.count, Self.isOfAttributeName(bytes[place]) { place += 1 }
    let name = ElementName(bytes[start..<place])
    if place == start {
      fault = "a tag holds what is no attribute"
      place += 1
      return
    }
    if value(name) != nil, place - start <= 16 { fault = "an attribute stands twice in one tag" }
    skipSpace()
    guard place < bytes.count, bytes[place] == UInt8(ascii: "=") else {
      attributes.append(Attribute(name: name, value: place..<place))
      return
    }
    place += 1
    skipSpace()
    guard place < bytes.count else { return }
    let quote = bytes[place]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      place += 1
      let end = find(quote, from: place)
      if end == nil { fault = "an attribute is not closed" }
      attributes.append(Attribute(name: name, value: place..<(end ?? bytes.count)))
      place = end.map { $0 + 1 } ?? bytes.count
      if place < bytes.count, Self.isOfAttributeName(bytes[place]) {
        fault = "two attributes stand side by side"
      }
    } else {
      fault = "an attribute has no quotation marks"
      let valueStart = place
      while place < bytes.count, bytes[place] > 0x20, bytes[place] != UInt8(ascii: ">") {
        place += 1
      }
      attributes.append(Attribute(name: name, value: valueStart..<place))
    }
  }

  private mutating func skipSpace() {
    while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
  }

  private func endOfRawText(_ element: ElementName) -> Int {
    var from = place
    while let tag = find(UInt8(ascii: "<"), from: from) {
      if tag + 1 < bytes.count, bytes[tag + 1] == UInt8(ascii: "/") {
        var end = tag + 2
        while end < bytes.count, Self.isOfName(bytes[end]) { end += 1 }
        if ElementName(bytes[(tag + 2)..<end]) == element { return tag }
      }
      from = tag + 1
    }
    return bytes.count
  }

  private func find(_ byte: UInt8, from start: Int) -> Int? {
    guard start < bytes.count, let base = bytes.baseAddress,
      let found = memchr(base + start, Int32(byte), bytes.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || byte == UInt8(ascii: "-")
  }

  private static func isOfAttributeName(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != UInt8(ascii: "=") && byte != UInt8(ascii: ">")
      && byte != UInt8(ascii: "/") && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "'")
      && byte != UInt8(ascii: "<")
  }
}
