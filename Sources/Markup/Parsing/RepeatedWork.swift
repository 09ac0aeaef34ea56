/// How many bytes cmark reads again or copies for a text, at most: for each of some constructs it looks at
/// the rest of the line, of the address, or of the lines up to the next empty one.
struct RepeatedWork {
  private(set) var bytes = 0
  /// The longest stretch that may define references, and how often references may be used: each use
  /// copies the address and the title.
  private var definitionBytes = 0
  private var uses = 0
  private var copiedBytes = 0
  /// Of the lines since the last empty one.
  private var stretch = Stretch()

  private struct Stretch {
    var bytes = 0
    var declarations = 0
    var imageOpenings = 0
    var mayDefine = false
    var closings = 0
    /// What was counted of the stretch so far.
    var work = 0
  }

  /// Counts a line.
  ///
  /// - Returns: What most of the work is for, if the line adds some.
  mutating func read(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
    let line = UnsafeBufferPointer(rebasing: line)
    var counts: (at: Int, bars: Int, isBlank: Bool) = (0, 0, true)
    var address: (start: Int, parentheses: Int, mayBe: Bool) = (0, 0, false)
    var parentheses = 0
    func end(_ index: Int) {
      if address.mayBe { parentheses += address.parentheses * (index - address.start) }
      address = (index + 1, 0, false)
    }
    for (index, byte) in line.enumerated() {
      if byte > UInt8(ascii: " "), byte != UInt8(ascii: ">") { counts.isBlank = false }
      let next = index + 1 < line.count ? line[index + 1] : 0
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): end(index)
      case UInt8(ascii: ")"): address.parentheses += 1
      case UInt8(ascii: "/") where next == byte, UInt8(ascii: "w") where next == byte:
        address.mayBe = true
      case UInt8(ascii: "@"): counts.at += 1
      case UInt8(ascii: "|"): counts.bars += 1
      case UInt8(ascii: "<") where next == UInt8(ascii: "?") || next == UInt8(ascii: "!"):
        stretch.declarations += 1
      case UInt8(ascii: "!") where next == UInt8(ascii: "["): stretch.imageOpenings += 1
      case UInt8(ascii: "]"):
        stretch.closings += 1
        uses += 1
        if next == UInt8(ascii: ":") { stretch.mayDefine = true }
      default: break
      }
    }
    end(line.count)
    if counts.isBlank {
      stretch = Stretch()
      return nil
    }
    stretch.bytes += line.count
    // cmark takes a thousand addresses of mail from a line.
    let mail = min(counts.at, 1_000) * line.count
    let inStretch =
      stretch.declarations * stretch.bytes + stretch.imageOpenings * stretch.closings
    let tables = counts.bars * line.count
    if stretch.mayDefine { definitionBytes = max(definitionBytes, stretch.bytes) }
    let copied = definitionBytes * uses - copiedBytes
    copiedBytes += copied
    bytes += mail + tables + parentheses + inStretch - stretch.work + copied
    stretch.work = inStretch
    let most = max(mail, tables, parentheses, inStretch, copied)
    if most == 0 { return nil }
    if most == mail { return "addresses of mail" }
    if most == tables { return "cells" }
    if most == copied { return "uses of long definitions of links" }
    if most == parentheses { return "parentheses behind an address" }
    return "beginnings of declarations or images"
  }
}
