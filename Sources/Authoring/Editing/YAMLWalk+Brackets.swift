// Within brackets.
extension YAMLWalk {
  mutating func brackets() {
    let depth = frames.count
    repeat {
      let byte = peek
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        frames.append(
          Frame(
            kind: byte == UInt8(ascii: "{") ? .map(key: nil, keys: []) : .list(0), indentation: -1))
        index += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        endPair()
        if frames.count > depth { frames.removeLast() }
        index += 1
      case UInt8(ascii: ","):
        endPair()
        switch frames.last?.kind {
        case .map(_, let keys): frames[frames.count - 1].kind = .map(key: nil, keys: keys)
        case .list(let number): frames[frames.count - 1].kind = .list(number + 1)
        case nil: break
        }
        index += 1
      case UInt8(ascii: "#") where index > 0 && isSpace(text[index - 1]):
        if target <= lineEnd(from: index) { return pass() }
        skipLine()
      case let byte? where isSpace(byte): index += 1
      case nil:
        noteInBrackets(target..<target)
        return
      default: scalarInBrackets()
      }
      if found == nil, frames.count > depth, target <= index, !isInScalar {
        noteInBrackets(target..<target)
      }
      if found != nil || isPassed { return }
    } while frames.count > depth
    skipLine()
  }

  /// Whether the byte before the position belongs to an unfinished word.
  private var isInScalar: Bool {
    guard target == index, let byte = peek else { return false }
    return !isSpace(byte) && !",]}[{#".utf8.contains(byte)
  }

  private mutating func scalarInBrackets() {
    let scalar = scalar(endsAtColon: true, isInBrackets: true)
    if scalar.isKey {
      if case .list? = frames.last?.kind {
        frames.append(Frame(kind: .map(key: nil, keys: []), indentation: -1, isPair: true))
      }
      if target <= scalar.range.upperBound {
        noteInBrackets(scalar.range)
        return
      }
      let key = string(scalar.range)
      if case .map(_, let keys)? = frames.last?.kind {
        frames[frames.count - 1].kind = .map(key: key, keys: keys)
      }
      remember(key)
    } else if target <= scalar.range.upperBound {
      noteInBrackets(scalar.range)
      return
    }
    index = max(scalar.end, index + 1)
  }

  private mutating func endPair() {
    if frames.last?.isPair == true { frames.removeLast() }
  }

  private mutating func noteInBrackets(_ word: Range<Int>) {
    if case .map(nil, _)? = frames.last?.kind { return note(.key, word) }
    note(.value, word)
  }
}
