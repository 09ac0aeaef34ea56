/// Follows a YAML text up to one position.
struct YAMLWalk {
  struct Frame {
    enum Kind {
      case map(key: String?, keys: [String])
      case list(Int)
    }

    var kind: Kind
    /// The column where it begins; -1 within brackets.
    let indentation: Int
    /// Whether it is a pair in a list in brackets. Such a map ends with the pair.
    var isPair = false

    var isMap: Bool {
      if case .map = kind { true } else { false }
    }
  }

  let text: [UInt8]
  let target: Int
  var frames: [Frame] = []
  var index = 0
  private(set) var found: YAMLCursor?
  /// Whether the walk has passed the position without finding its context.
  var isPassed = false

  init(_ text: [UInt8], to target: Int) {
    self.text = text
    self.target = target
  }

  mutating func run() {
    while index <= text.count, found == nil, !isPassed {
      line()
      if index >= text.count { break }
    }
  }
}

// Lines.
extension YAMLWalk {
  private mutating func line() {
    let start = index
    while peek == UInt8(ascii: " ") { index += 1 }
    var column = index - start
    if isLineEnd || peek == UInt8(ascii: "#") {
      let isComment = peek == UInt8(ascii: "#")
      if target <= lineEnd(from: index) {
        if isComment, target > index { return pass() }
        return note(blankAt: target - start)
      }
      return skipLine()
    }
    if index + 2 < text.count, text[index..<(index + 3)].elementsEqual("---".utf8), column == 0 {
      frames = []
      return skipLine()
    }
    unwind(to: column, isElement: isDash)
    while isDash {
      if case .list(let number)? = frames.last?.kind, frames.last?.indentation == column {
        frames[frames.count - 1].kind = .list(number + 1)
      } else {
        frames.append(Frame(kind: .list(0), indentation: column))
      }
      index += 1
      while peek == UInt8(ascii: " ") { index += 1 }
      if isLineEnd {
        if target <= index { note(.either, target..<target) }
        return skipLine()
      }
      if target < index { return note(.either, target..<target) }
      column = index - start
      unwind(to: column, isElement: isDash)
    }
    content(column)
  }

  /// Reads what follows the indentation and the dashes of a line.
  private mutating func content(_ column: Int) {
    if target < index { return note(blankAt: column) }
    if peek == UInt8(ascii: "{") || peek == UInt8(ascii: "[") { return brackets() }
    let scalar = scalar(endsAtColon: true)
    guard scalar.isKey else {
      if scalar.range.contains(target) || scalar.range.upperBound == target {
        let isInMap = frames.last.map { $0.indentation == column && $0.isMap } ?? false
        note(isInMap ? .key : .either, scalar.range, dropsKey: isInMap)
      }
      return skipLine()
    }
    let key = string(scalar.range)
    if case .map(_, let keys)? = frames.last?.kind, frames.last?.indentation == column {
      frames[frames.count - 1].kind = .map(key: key, keys: keys)
    } else {
      frames.append(Frame(kind: .map(key: key, keys: []), indentation: column))
    }
    if target <= scalar.range.upperBound { return note(.key, scalar.range, dropsKey: true) }
    remember(key)
    index = scalar.end
    value(column)
  }

  /// Reads what follows a colon.
  private mutating func value(_ column: Int) {
    while peek == UInt8(ascii: " ") { index += 1 }
    if isLineEnd || peek == UInt8(ascii: "#") {
      if target <= index { note(.value, target..<target) }
      return skipLine()
    }
    if target < index { return note(.value, target..<target) }
    switch peek {
    case UInt8(ascii: "{"), UInt8(ascii: "["): brackets()
    case UInt8(ascii: "|"), UInt8(ascii: ">"): block(deeperThan: column)
    default:
      let scalar = scalar(endsAtColon: false)
      if target <= scalar.range.upperBound { note(.value, scalar.range) }
      index = max(index, scalar.end)
      skipLine()
    }
  }

  /// Skips a multi-line text, which has no context.
  private mutating func block(deeperThan column: Int) {
    skipLine()
    while index < text.count {
      let start = index
      var end = start
      while end < text.count, text[end] == UInt8(ascii: " ") { end += 1 }
      let isBlank = end >= text.count || text[end] == UInt8(ascii: "\n")
      if !isBlank, end - start <= column { return }
      if target <= lineEnd(from: start), target >= start, end - start > column { return pass() }
      skipLine()
    }
  }

  /// Leaves the levels that begin further to the right.
  private mutating func unwind(to column: Int, isElement: Bool) {
    while let last = frames.last,
      last.indentation > column
        || (last.indentation == column && !last.isMap && !isElement)
    {
      frames.removeLast()
    }
  }

  private mutating func note(blankAt column: Int) {
    unwind(to: column, isElement: false)
    let isInMap = frames.last.map { $0.indentation == column && $0.isMap } ?? false
    note(isInMap || frames.isEmpty ? .key : .either, target..<target, dropsKey: isInMap)
    if frames.isEmpty, found != nil { found = found.map(\.atRoot) }
  }
}

// Bytes and words.
extension YAMLWalk {
  var peek: UInt8? { index < text.count ? text[index] : nil }

  private var isLineEnd: Bool {
    peek == nil || peek == UInt8(ascii: "\n") || peek == UInt8(ascii: "\r")
  }

  private var isDash: Bool {
    guard peek == UInt8(ascii: "-") else { return false }
    return index + 1 >= text.count || isSpace(text[index + 1])
  }

  func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (9...13).contains(byte)
  }

  func lineEnd(from start: Int) -> Int {
    text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
  }

  mutating func skipLine() {
    let end = lineEnd(from: min(index, text.count))
    if found == nil, target <= end { isPassed = true }
    index = end + 1
  }

  mutating func pass() { isPassed = true }

  /// - Returns: The value, where it ends including its quotation mark and colon, and whether a colon
  ///   follows.
  func scalar(
    endsAtColon: Bool, isInBrackets: Bool = false
  ) -> (range: Range<Int>, end: Int, isKey: Bool) {
    var end = index
    if let quote = peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      end += 1
      while end < text.count, text[end] != quote || isDoubled(quote, at: end) {
        end +=
          (text[end] == UInt8(ascii: "\\") && quote == UInt8(ascii: "\""))
            || isDoubled(quote, at: end)
          ? 2 : 1
      }
      let inner = (index + 1)..<max(index + 1, min(end, text.count))
      let after = min(end + 1, text.count)
      let isKey = endsAtColon && after < text.count && text[after] == UInt8(ascii: ":")
      return (inner, isKey ? after + 1 : after, isKey)
    }
    while end < text.count, text[end] != UInt8(ascii: "\n") {
      let byte = text[end]
      let next = end + 1 < text.count ? text[end + 1] : UInt8(ascii: "\n")
      if byte == UInt8(ascii: ":"), isSpace(next) || (isInBrackets && ",]}[{".utf8.contains(next)),
        endsAtColon
      {
        return (index..<end, end + 1, true)
      }
      if byte == UInt8(ascii: "#"), end > index, isSpace(text[end - 1]) { break }
      if isInBrackets, ",]}[{".utf8.contains(byte) { break }
      end += 1
    }
    var last = end
    while last > index, isSpace(text[last - 1]) { last -= 1 }
    // A position after the last letter on the line belongs to the word if there is no space between.
    return (index..<last, end, false)
  }

  private func isDoubled(_ quote: UInt8, at offset: Int) -> Bool {
    quote == UInt8(ascii: "'") && text[offset] == quote && offset + 1 < text.count
      && text[offset + 1] == quote
  }

  func string(_ range: Range<Int>) -> String {
    String(decoding: text[range], as: UTF8.self)
  }

  mutating func remember(_ key: String) {
    if case .map(let current, let keys)? = frames.last?.kind {
      frames[frames.count - 1].kind = .map(key: current, keys: keys + [key])
    }
  }

  /// - Parameter dropsKey: Whether the innermost map's current key is not part of the path to the
  ///   position.
  mutating func note(
    _ position: YAMLCursor.Position, _ word: Range<Int>, dropsKey: Bool = false
  ) {
    var path: [YAMLCursor.Component] = []
    var earlier: [String] = []
    for (number, frame) in frames.enumerated() {
      switch frame.kind {
      case .map(let key, let keys):
        let isLast = number == frames.count - 1
        if isLast, position == .key { earlier = keys }
        if let key, !(isLast && dropsKey) { path.append(.key(key)) }
      case .list(let number): path.append(.element(number))
      }
    }
    found = YAMLCursor(path: path, position: position, word: word, earlierKeys: earlier)
  }
}

extension YAMLCursor {
  fileprivate var atRoot: YAMLCursor {
    YAMLCursor(path: [], position: .either, word: word, earlierKeys: [])
  }
}
