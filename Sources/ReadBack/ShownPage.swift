import Markup

/// What a finished page shows of its source.
struct ShownPage {
  var title: Outline?
  var answer: Outline?
  var body: Outline?
  /// The sentences of each step of each trace in the body, each an outline with words only.
  var traces: [[[Outline]]] = []
}

/// The reason why a page cannot be read.
struct UnreadablePage: Error {
  let message: String
}

/// Reads a page: the content of its regions, without what templates add, which is recognized by its
/// classes.
///
/// Outside the regions a page may contain any HTML. Inside them each element must be closed and each
/// attribute quoted.
struct ShownPageReader {
  private var scanner: HTMLScanner
  private var page = ShownPage()
  private var writer = OutlineWriter(capacity: 4_096)
  private var depth = 0
  /// The ids on the page, and those among them that belong to headings of the source.
  private var ids: [Range<Int>] = []
  private var anchors: [Range<Int>] = []
  /// The mark of the open statement, if it was found.
  private var mark: Mark?

  private struct Mark {
    let strength: String
    let address: Range<Int>
  }

  /// Deeper than any source can be nested.
  private static let depthMax = 500

  /// The classes that say what an element holds.
  private enum Role {
    static let answer: StaticString = "answer"
    static let prose: StaticString = "prose"
    static let bound: StaticString = "bound"
    static let mark: StaticString = "mark"
    static let outcomes: StaticString = "outcomes"
    static let trace: StaticString = "trace"
    static let event: StaticString = "event"
    static let quiet: StaticString = "quiet"
    static let followed: StaticString = "followed"
    static let strengths: [StaticString] = ["proved", "simulated", "cited", "assumed"]
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>) { scanner = HTMLScanner(bytes) }

  mutating func read() throws(UnreadablePage) -> ShownPage {
    while true {
      switch scanner.next() {
      case .finish:
        try checkAnchors()
        return page
      case .start: try readOuterElement()
      case .text, .end, .remark: break
      }
    }
  }

  private mutating func readOuterElement() throws(UnreadablePage) {
    noteID()
    let name = scanner.name
    if name == .headings[0], page.title == nil {
      page.title = try region(name)
    } else if let classes = scanner.value(.classes) {
      if has(Role.prose, in: classes) {
        guard page.body == nil else { throw fault("the text stands twice") }
        page.body = try region(name)
      } else if has(Role.answer, in: classes), name != .span {
        guard page.answer == nil else { throw fault("the short answer stands twice") }
        page.answer = try region(name)
      }
    }
  }

  private mutating func region(_ name: ElementName) throws(UnreadablePage) -> Outline {
    writer.removeAll()
    try readContent(of: name)
    return writer.outline
  }

  private mutating func noteID() {
    if let id = scanner.value(.id) { ids.append(id) }
  }

  private func checkAnchors() throws(UnreadablePage) {
    for anchor in anchors {
      let count = ids.count { $0.count == anchor.count && isEqual($0, anchor) }
      guard count == 1 else { throw fault("the id '\(text(anchor))' stands twice") }
    }
  }
}

extension ShownPageReader {
  /// Reads the content of the last started element up to its end.
  private mutating func readContent(of element: ElementName) throws(UnreadablePage) {
    depth += 1
    guard depth < Self.depthMax else { throw fault("too many elements are nested") }
    defer { depth -= 1 }
    while true {
      let token = scanner.next()
      if let message = scanner.fault { throw fault(message) }
      switch token {
      case .text(let range): try readText(range)
      case .remark: break
      case .start: try readElement()
      case .end:
        guard scanner.name == element else {
          throw fault("</\(scanner.name.text)> stands where '\(element.text)' is open")
        }
        return
      case .finish: throw fault("'\(element.text)' is not closed")
      }
    }
  }

  private mutating func readElement() throws(UnreadablePage) {
    noteID()
    let name = scanner.name
    if let classes = scanner.value(.classes) {
      if has(Role.bound, in: classes) { return try readStatement(name, classes) }
      if has(Role.mark, in: classes) { return try readMark(name, classes) }
      if has(Role.outcomes, in: classes) { return try readOutcomes(name) }
      if has(Role.trace, in: classes) { return try readTrace(name) }
      // All other elements with a class come from a template, but may contain parts of the source.
      if name == .image { return try readImage() }
      if name.isContainer, name != .span { return try readContent(of: name) }
      return try skip(name)
    }
    if let level = name.headingLevel, let heading = Outline.Piece.heading(level) {
      let id = scanner.value(.id)
      if let id { anchors.append(id) }
      return try read(heading, name, value: id)
    }
    switch name {
    case .paragraph: try read(.paragraph, name)
    case .quotation: try read(.quotation, name)
    case .bulletList: try read(.bulletList, name)
    case .orderedList: try readOrderedList()
    case .item: try read(.item, name)
    case .preformatted: try readCodeBlock()
    case .rule: readEmpty(.rule)
    case .table: try read(.table, name)
    case .row: try read(.row, name)
    case .titleCell: try read(.titleCell, name, alignment: true)
    case .cell: try read(.cell, name, alignment: true)
    case .emphasis: try read(.emphasis, name)
    case .strong: try read(.strong, name)
    case .struck: try read(.struck, name)
    case .code: try read(.code, name)
    case .anchor: try readLink()
    case .image: try readImage()
    case .lineBreak: writer.breakLine()
    default:
      if name.isContainer { try readContent(of: name) } else { try skip(name) }
    }
  }

  private mutating func readEmpty(_ piece: Outline.Piece) {
    writer.open(piece)
    writer.close(piece)
  }

  private mutating func read(
    _ piece: Outline.Piece, _ name: ElementName
  ) throws(UnreadablePage) {
    writer.open(piece)
    try readContent(of: name)
    writer.close(piece)
  }

  private mutating func read(
    _ heading: Outline.Piece, _ name: ElementName, value: Range<Int>?
  ) throws(UnreadablePage) {
    writer.open(heading)
    writer.value(value.map { slice($0) } ?? slice(0..<0))
    try readContent(of: name)
    writer.close(heading)
  }

  private mutating func read(
    _ cell: Outline.Piece, _ name: ElementName, alignment: Bool
  ) throws(UnreadablePage) {
    writer.open(cell)
    writer.value(scanner.value(.alignment).map { slice($0) } ?? slice(0..<0))
    try readContent(of: name)
    writer.close(cell)
  }

  private mutating func readOrderedList() throws(UnreadablePage) {
    writer.open(.orderedList)
    if let start = scanner.value(.start) { writer.value(slice(start)) } else { writer.value("1") }
    try readContent(of: .orderedList)
    writer.close(.orderedList)
  }

  /// `<pre><code class="language-swift">…</code></pre>`
  private mutating func readCodeBlock() throws(UnreadablePage) {
    guard case .start = scanner.next(), scanner.name == .code, scanner.fault == nil else {
      throw fault("'pre' holds no code")
    }
    writer.open(.codeBlock)
    let language = scanner.value(.classes).map { try? decoded($0) } ?? nil
    let prefix = Array("language-".utf8)
    writer.value(
      String(
        decoding: language.map { $0.starts(with: prefix) ? $0.dropFirst(prefix.count) : [] } ?? [],
        as: UTF8.self))
    var code: [UInt8] = []
    while case .text(let range) = scanner.next() { code += try decoded(range) }
    guard scanner.name == .code, scanner.fault == nil else {
      throw fault("code holds an element")
    }
    code.withUnsafeBufferPointer { writer.code($0) }
    guard case .end = scanner.next(), scanner.name == .preformatted else {
      throw fault("'pre' is not closed")
    }
    writer.close(.codeBlock)
  }

  private mutating func readLink() throws(UnreadablePage) {
    guard let address = scanner.value(.address) else { throw fault("a link leads nowhere") }
    writer.open(.link)
    try writeAddress(address)
    try readContent(of: .anchor)
    writer.close(.link)
  }

  private mutating func readImage() throws(UnreadablePage) {
    guard let address = scanner.value(.source), let alternative = scanner.value(.alternative) else {
      throw fault("a picture lacks its address or its alternative text")
    }
    writer.open(.image)
    try writeAddress(address)
    let words = try self.words(alternative)
    words.bytes.withUnsafeBufferPointer { writer.value($0) }
    writer.close(.image)
  }

  private mutating func readStatement(
    _ name: ElementName, _ classes: Range<Int>
  ) throws(UnreadablePage) {
    let outer = mark
    mark = nil
    writer.open(.statement)
    try readContent(of: name)
    guard let mark else { throw fault("a statement has no mark") }
    guard strength(in: classes) == nil || strength(in: classes) == mark.strength else {
      throw fault("a statement and its mark differ")
    }
    writer.value(mark.strength)
    try writeAddress(mark.address)
    writer.close(.statement)
    self.mark = outer
  }

  private mutating func readMark(
    _ name: ElementName, _ classes: Range<Int>
  ) throws(UnreadablePage) {
    guard mark == nil else { throw fault("a statement has two marks") }
    guard let address = scanner.value(.address) else { throw fault("a mark leads nowhere") }
    mark = Mark(strength: strength(in: classes) ?? "", address: address)
    try skip(name)
  }

  private func strength(in classes: Range<Int>) -> String? {
    Role.strengths.first { has($0, in: classes) }.map(\.description)
  }

  /// Skips an element with its content.
  private mutating func skip(_ name: ElementName) throws(UnreadablePage) {
    guard !name.isVoid, !scanner.isSelfClosing else { return }
    var depth = 1
    while depth > 0 {
      switch scanner.next() {
      case .start:
        noteID()
        if !scanner.name.isVoid, !scanner.isSelfClosing { depth += 1 }
      case .end: depth -= 1
      case .text, .remark: break
      case .finish: throw fault("'\(name.text)' is not closed")
      }
    }
    guard scanner.name == name else {
      throw fault("</\(scanner.name.text)> stands where '\(name.text)' is open")
    }
  }
}

extension ShownPageReader {
  /// Reads a table of outcomes, whose first cells may span several rows.
  private mutating func readOutcomes(_ table: ElementName) throws(UnreadablePage) {
    var grid = SpannedRows()
    writer.open(.outcomeTable)
    while true {
      let token = scanner.next()
      if let message = scanner.fault { throw fault(message) }
      switch token {
      case .text, .remark: break
      case .start:
        noteID()
        switch scanner.name {
        case .tableHead, .tableBody: break
        case .row: try readRow(&grid)
        default: try skip(scanner.name)
        }
      case .end where scanner.name == table:
        writer.close(.outcomeTable)
        return
      case .end:
        guard scanner.name == .tableHead || scanner.name == .tableBody else {
          throw fault("</\(scanner.name.text)> stands in a table of outcomes")
        }
      case .finish: throw fault("a table is not closed")
      }
    }
  }

  private mutating func readRow(_ grid: inout SpannedRows) throws(UnreadablePage) {
    let outerMark = mark
    mark = nil
    defer { mark = outerMark }
    writer.open(.row)
    grid.beginRow()
    while true {
      let token = scanner.next()
      if let message = scanner.fault { throw fault(message) }
      switch token {
      case .text, .remark: break
      case .start:
        noteID()
        let name = scanner.name
        guard name == .titleCell || name == .cell else {
          try skip(name)
          continue
        }
        let span = scanner.value(.rowSpan).flatMap { Int(text($0)) } ?? 1
        let words = try wordsOfElement(name)
        for cell in grid.place(words, rows: span) { write(cell: cell) }
      case .end:
        guard scanner.name == .row else { throw fault("a row is not closed") }
        for cell in grid.endRow() { write(cell: cell) }
        if let mark {
          writer.value(mark.strength)
          try writeAddress(mark.address)
        }
        writer.close(.row)
        return
      case .finish: throw fault("a row is not closed")
      }
    }
  }

  private mutating func write(cell: Outline) {
    writer.open(.cell)
    writer.append(cell)
    writer.close(.cell)
  }

  /// Reads the words of an element, without those of elements in it that come from a template.
  private mutating func wordsOfElement(_ name: ElementName) throws(UnreadablePage) -> Outline {
    var outer = OutlineWriter()
    swap(&outer, &writer)
    defer { swap(&outer, &writer) }
    writer.capitalizeNext()
    try readContent(of: name)
    return writer.outline
  }

  private mutating func readTrace(_ name: ElementName) throws(UnreadablePage) {
    readEmpty(.trace)
    var steps: [[Outline]] = []
    try forEachChild(of: name) { reader, step throws(UnreadablePage) in
      guard step == .item else { return try reader.skip(step) }
      var sentences: [Outline] = []
      try reader.forEachChild(of: step) { reader, part throws(UnreadablePage) in
        let classes = reader.scanner.value(.classes)
        func isOf(_ role: StaticString) -> Bool {
          classes.map { reader.has(role, in: $0) } ?? false
        }
        if isOf(Role.event) || isOf(Role.quiet) {
          sentences.append(try reader.wordsOfElement(part))
        } else if isOf(Role.followed) {
          try reader.forEachChild(of: part) { reader, item throws(UnreadablePage) in
            sentences.append(try reader.wordsOfElement(item))
          }
        } else {
          try reader.skip(part)
        }
      }
      steps.append(sentences)
    }
    page.traces.append(steps)
  }

  /// Reads the child elements of an element, each with `body`, which reads it up to its end.
  private mutating func forEachChild(
    of element: ElementName,
    _ body: (inout Self, ElementName) throws(UnreadablePage) -> Void
  ) throws(UnreadablePage) {
    while true {
      let token = scanner.next()
      if let message = scanner.fault { throw fault(message) }
      switch token {
      case .text, .remark: break
      case .start:
        noteID()
        try body(&self, scanner.name)
      case .end:
        guard scanner.name == element else {
          throw fault("</\(scanner.name.text)> stands where '\(element.text)' is open")
        }
        return
      case .finish: throw fault("'\(element.text)' is not closed")
      }
    }
  }
}

extension ShownPageReader {
  private mutating func readText(_ range: Range<Int>) throws(UnreadablePage) {
    try CharacterReferences.read(scanner.bytes, range) { writer.text($0) }
  }

  private mutating func writeAddress(_ range: Range<Int>) throws(UnreadablePage) {
    let address = try decoded(range)
    address.withUnsafeBufferPointer { writer.address($0) }
  }

  private func words(_ range: Range<Int>) throws(UnreadablePage) -> Outline {
    var words = OutlineWriter()
    try CharacterReferences.read(scanner.bytes, range) { words.text($0) }
    return words.outline
  }

  private func decoded(_ range: Range<Int>) throws(UnreadablePage) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    try CharacterReferences.read(scanner.bytes, range) { bytes.append(contentsOf: $0) }
    return bytes
  }

  private func slice(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: scanner.bytes[range])
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: slice(range), as: UTF8.self) }

  private func isEqual(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    slice(left).elementsEqual(slice(right))
  }

  /// Returns whether a class is among those of an attribute.
  private func has(_ wanted: StaticString, in classes: Range<Int>) -> Bool {
    let count = wanted.utf8CodeUnitCount
    guard classes.count >= count else { return false }
    let wanted = UnsafeBufferPointer(start: wanted.utf8Start, count: count)
    var start = classes.lowerBound
    while start < classes.upperBound {
      var end = start
      while end < classes.upperBound, scanner.bytes[end] > 0x20 { end += 1 }
      if end - start == count, scanner.bytes[start..<end].elementsEqual(wanted) { return true }
      start = end + 1
    }
    return false
  }

  private func fault(_ message: String) -> UnreadablePage { UnreadablePage(message: message) }
}

/// Rows of a table in which a cell may span several rows.
private struct SpannedRows {
  /// The spanning cell of each column, and the number of rows it still covers.
  private var spans: [(cell: Outline, rows: Int)] = []
  private var column = 0

  mutating func beginRow() { column = 0 }

  /// - Returns: The cells of the row up to this one, which takes the first free column.
  mutating func place(_ cell: Outline, rows: Int) -> [Outline] {
    let cells = spanning() + [cell]
    if column == spans.count { spans.append((cell, 0)) }
    spans[column] = (cell, rows - 1)
    column += 1
    return cells
  }

  mutating func endRow() -> [Outline] { spanning() }

  /// Returns the cells from above that occupy the next columns.
  private mutating func spanning() -> [Outline] {
    var cells: [Outline] = []
    while column < spans.count, spans[column].rows > 0 {
      cells.append(spans[column].cell)
      spans[column].rows -= 1
      column += 1
    }
    return cells
  }
}
