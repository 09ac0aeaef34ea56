import CMarkGFM
package import Diagnostics

/// A sentence of a paragraph or a list item, or a row of a table.
package struct Sentence: Equatable, Sendable {
  /// Without inline formatting, with white space folded.
  package internal(set) var text: String
  package internal(set) var location: Location
  /// The links in it, by their indices in ``Document/links``.
  package internal(set) var links: [Int] = []
  /// Whether a comment `<!-- not behaviour: reason -->` follows it.
  package internal(set) var isExempt = false
  /// Whether a comment `<!-- not modelled: reason -->` follows it.
  package internal(set) var isNotModelled = false
}

/// Why nothing shows a sentence to be true, as the name of the comment after it.
package enum SentenceException: String, CaseIterable, Sendable {
  /// It speaks of nothing that the engine does.
  case exemption = "not behaviour"
  /// It speaks of what the engine cannot play.
  case beyondTheModel = "not modelled"
}

/// Cuts a text into sentences. Blocks under directives are left out: their directives speak for them.
struct SentenceReader {
  private let file: SourceFile
  private let linesBefore: Int
  private let blockDirectives: Set<String>
  private let names: StoppedNames
  private var sentences: [Sentence] = []
  private var linkCount = 0
  /// How many bytes of the paragraph were read, white space apart.
  private var bytesRead = 0
  /// The numbers of bytes after which the white space ends no sentence.
  private var unbroken: Set<Int> = []
  /// Up to which number of bytes words are those of one link, which are one statement.
  private var linkEnd = 0
  /// The sentence that is being read.
  private var open: OpenSentence?

  init(
    file: SourceFile, linesBefore: Int, blockDirectives: Set<String>, names: StoppedNames
  ) {
    self.names = names
    self.file = file
    self.linesBefore = linesBefore
    self.blockDirectives = blockDirectives
  }

  /// The sentences below a node, before anything of it is replaced.
  mutating func read(_ root: Node) -> [Sentence] {
    readBlocks(root)
    return sentences.withoutSpareRoom
  }

  private mutating func readBlocks(_ parent: Node) {
    var isBound = false
    for block in parent.children {
      if isBound, block.kind != CMARK_NODE_HEADING, block.kind != CMARK_NODE_HTML_BLOCK {
        isBound = false
        linkCount += block.linkCount
        continue
      }
      isBound = false
      switch block.kind {
      case CMARK_NODE_PARAGRAPH: readInlines(block)
      case CMARK_NODE_HEADING:
        linkCount += block.linkCount
      case CMARK_NODE_HTML_BLOCK:
        let name = directiveName(of: block)
        isBound = name.map(blockDirectives.contains) ?? false
        mark(by: name)
      case CMARK_NODE_CODE_BLOCK, CMARK_NODE_THEMATIC_BREAK: break
      default:
        if block.typeName == "table" { readRows(block) } else { readBlocks(block) }
      }
    }
  }

  /// Each row but the header's is a statement of its own.
  private mutating func readRows(_ table: Node) {
    for (number, row) in table.children.enumerated() {
      let links = row.linkCount
      if number > 0 {
        sentences.append(
          Sentence(
            text: row.words, location: location(of: row),
            links: Array(linkCount..<(linkCount + links))))
      }
      linkCount += links
    }
  }

  private mutating func readInlines(_ paragraph: Node) {
    var walk = SourceWalk(file, lines(of: paragraph))
    (bytesRead, linkEnd) = (0, 0)
    unbroken = names.isEmpty ? [] : names.unbrokenSpaces(in: paragraph.words)
    paragraph.forEachDescendant { node in
      switch node.kind {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE: read(node, &walk)
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: read(" ", at: nil)
      case CMARK_NODE_LINK where node.isShownLink:
        if open == nil {
          open = OpenSentence(start: walk.beginningOfLink(guess: offset(of: node)))
        }
        open?.add(link: linkCount)
        linkCount += 1
        linkEnd = bytesRead + node.words.utf8.count { $0 != 0x20 }
      case CMARK_NODE_HTML_INLINE:
        guard let name = directiveName(of: node), SentenceException(rawValue: name) != nil else {
          return
        }
        close()
        mark(by: name)
      default: break
      }
    }
    close()
  }

  private mutating func read(_ node: Node, _ walk: inout SourceWalk) {
    let guess = offset(of: node)
    let isPlain = node.withLiteral { bytes in
      guard let place = walk.place(ofPlain: bytes, guess: guess) else { return false }
      read(bytes, at: place)
      return true
    }
    if isPlain { return }
    let text = node.literal
    let places = walk.places(of: text, guess: guess, isCode: node.kind == CMARK_NODE_CODE)
    for (scalar, place) in zip(text.unicodeScalars, places) { read(scalar, at: place) }
  }

  /// - Parameters:
  ///   - text: In UTF-8.
  ///   - place: Its place byte for byte, in UTF-8 bytes of the file.
  private mutating func read(_ text: UnsafeBufferPointer<UInt8>, at place: Int) {
    var index = 0
    while index < text.count {
      let end = OpenSentence.endOfWords(text, from: index)
      if end > index {
        if open == nil { open = OpenSentence() }
        let words = UnsafeBufferPointer(rebasing: text[index..<end])
        open?.append(words: words, at: (place + index)..<(place + end))
        bytesRead += words.count { $0 != 0x20 }
        index = end
      } else if text[index] < 0x80 {
        read(Unicode.Scalar(text[index]), at: (place + index)..<(place + index + 1))
        index += 1
      } else {
        let width = max(1, (~text[index]).leadingZeroBitCount)
        let scalar =
          String(decoding: text[index..<min(index + width, text.count)], as: UTF8.self)
          .unicodeScalars.first ?? " "
        read(scalar, at: (place + index)..<(place + index + width))
        index += width
      }
    }
  }

  /// - Parameter place: The place of the scalar, in UTF-8 bytes of the file; a line end needs none.
  private mutating func read(_ scalar: Unicode.Scalar, at place: Range<Int>?) {
    if scalar.isWhiteSpace {
      if open?.hasEnded == true, bytesRead >= linkEnd, !unbroken.contains(bytesRead) {
        close()
        return
      }
    } else {
      bytesRead += UTF8.width(scalar)
    }
    if open == nil {
      if scalar.isWhiteSpace { return }
      open = OpenSentence()
    }
    open?.append(scalar, at: place)
  }

  private mutating func close() {
    guard let sentence = open else { return }
    open = nil
    guard !sentence.text.isEmpty, let start = sentence.start else { return }
    sentences.append(
      Sentence(
        text: sentence.text.text, location: file.location(start..<max(start, sentence.end)),
        links: sentence.links))
  }

  /// The comment speaks of the sentence before it.
  private mutating func mark(by comment: String?) {
    guard let exception = comment.flatMap(SentenceException.init), !sentences.isEmpty else {
      return
    }
    switch exception {
    case .exemption: sentences[sentences.count - 1].isExempt = true
    case .beyondTheModel: sentences[sentences.count - 1].isNotModelled = true
    }
  }

  private func directiveName(of node: Node) -> String? {
    let html = node.literal.trimmed
    guard html.hasPrefix("<!--"), html.hasSuffix("-->") else { return nil }
    let parts = html.dropFirst(4).dropLast(3).split(separator: ":", maxSplits: 1)
    return parts.count == 2 ? String(parts[0]).trimmed : nil
  }

  /// Where cmark says that a node begins, in UTF-8 bytes of the file.
  private func offset(of node: Node) -> Int {
    let line = linesBefore + max(1, Int(cmark_node_get_start_line(node.pointer)))
    return file.lineStart(line) + max(0, Int(cmark_node_get_start_column(node.pointer)) - 1)
  }

  /// The whole lines of a block, from its beginning on, in UTF-8 bytes of the file.
  private func lines(of block: Node) -> Range<Int> {
    let line = linesBefore + max(1, Int(cmark_node_get_end_line(block.pointer)))
    let end = file.lineStart(line + 1)
    return min(offset(of: block), end)..<end
  }

  /// A row of a table.
  private func location(of row: Node) -> Location {
    let range = lines(of: row)
    let line = file.position(offset: range.lowerBound).line
    let end = file.lineEnd(line)
    // cmark lets a row without words begin behind its line.
    return file.location(min(range.lowerBound, end)..<end)
  }
}

/// A sentence that is being read.
private struct OpenSentence {
  private(set) var text = FoldedText()
  private(set) var links: [Int] = []
  /// In UTF-8 bytes of the file; `nil` until a place is known.
  private(set) var start: Int?
  private(set) var end = 0
  /// Whether the last scalar, closing marks apart, ends sentences.
  private var isStopped = false
  private var wordFullStops = 0

  init(start: Int? = nil) { self.start = start }

  mutating func add(link: Int) { links.append(link) }

  /// Whether white space ends it: there was a full stop, perhaps before a closing quotation mark or
  /// bracket. "e.g." and initials end no sentence.
  var hasEnded: Bool { isStopped && wordFullStops < 2 }

  mutating func append(_ scalar: Unicode.Scalar, at place: Range<Int>?) {
    text.append(scalar)
    switch scalar {
    case "\"", "'", ")", "”", "’", "»", "]": break
    case ".", "!", "?", "…": isStopped = true
    default: isStopped = false
    }
    if scalar == " " { wordFullStops = 0 }
    if scalar == "." { wordFullStops += 1 }
    guard let place, !place.isEmpty || start == nil else { return }
    reach(place)
  }

  /// - Parameter words: Bytes of ASCII as ``endOfWords(_:from:)`` finds them.
  mutating func append(words: UnsafeBufferPointer<UInt8>, at place: Range<Int>) {
    text.append(words: words)
    isStopped = false
    if words.contains(UInt8(ascii: " ")) { wordFullStops = 0 }
    reach(place)
  }

  /// The end of the words that begin at an index: one space separates words, and none is at the end.
  static func endOfWords(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var end = start
    while end < text.count {
      if !areWords[Int(text[end])] {
        let isBetween =
          text[end] == UInt8(ascii: " ") && end > start && end + 1 < text.count
          && areWords[Int(text[end + 1])]
        if !isBetween { return end }
      }
      end += 1
    }
    return end
  }

  /// Whether each byte is ASCII that neither ends nor closes anything.
  private static let areWords = (UInt8.min...UInt8.max).map { byte in
    byte > 0x20 && byte < 0x7F && !"\"')].!?".utf8.contains(byte)
  }

  private mutating func reach(_ place: Range<Int>) {
    if start == nil { start = place.lowerBound }
    end = max(end, place.upperBound)
  }
}

/// The names that hold what ends sentences, such as "Acme Inc. Directory" and "Yahoo!": it ends none there.
package struct StoppedNames: Equatable, Sendable {
  private struct Name: Equatable, Sendable {
    let text: [UInt8]
    /// The indices of the spaces behind a full stop or the like.
    let spaces: [Int]
    /// Whether it ends with a full stop or the like.
    let isStopped: Bool
  }

  private let names: [Name]

  package static let none = StoppedNames([])

  package init(_ names: [String]) {
    self.names = names.compactMap { name in
      let text = Array(foldingWhiteSpace(name).utf8)
      let spaces = text.indices.filter { text[$0] == 0x20 && Self.isStop(text[..<$0]) }
      let isStopped = Self.isStop(text[...])
      return spaces.isEmpty && !isStopped
        ? nil : Name(text: text, spaces: spaces, isStopped: isStopped)
    }
  }

  var isEmpty: Bool { names.isEmpty }

  /// The spaces of a text behind which a sentence goes on, each by the number of bytes before it, white
  /// space apart.
  ///
  /// - Parameter words: With white space folded.
  func unbrokenSpaces(in words: String) -> Set<Int> {
    let words = Array(words.utf8)
    var spaces: [Int] = []
    for name in names {
      for start in words.indices
      where words[start] == name.text[0] && words[start...].starts(with: name.text) {
        let end = start + name.text.count
        guard !Self.isWithinWord(words, start), name.isStopped || !Self.isWithinWord(words, end)
        else { continue }
        spaces += name.spaces.map { start + $0 }
        // Behind a name that ends in one, a small letter goes on.
        if name.isStopped, Self.isSmallLetter(words[min(end + 1, words.count)...]) {
          spaces.append(end)
        }
      }
    }
    return Set(spaces.map { space in words[..<space].count { $0 != 0x20 } })
  }

  /// Whether a text ends with what ends sentences, perhaps before closing marks.
  private static func isStop(_ text: ArraySlice<UInt8>) -> Bool {
    var sentence = OpenSentence()
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      sentence.append(scalar, at: nil)
    }
    return sentence.hasEnded
  }

  private static func isWithinWord(_ words: [UInt8], _ index: Int) -> Bool {
    index > 0 && index < words.count && words[index - 1].isASCIIAlphanumeric
      && words[index].isASCIIAlphanumeric
  }

  private static func isSmallLetter(_ text: ArraySlice<UInt8>) -> Bool {
    String(decoding: text.prefix(4), as: UTF8.self).unicodeScalars.first?.properties.isLowercase
      ?? false
  }
}
