import Markup

/// The first difference between a source and the page made from it.
struct OutlineDifference {
  /// The line of the source.
  let line: Int
  let message: String
}

extension ReadBack {
  func difference(_ wanted: Outline, _ shown: Outline) -> OutlineDifference {
    let same = zip(wanted.bytes, shown.bytes).prefix { $0 == $1 }.count
    let block = wanted.blocks.last { $0.offset <= same }
    let line = block?.line ?? 0
    let said = wanted.excerpt(from: same)
    let found = shown.excerpt(from: same)
    return OutlineDifference(
      line: line,
      message: found.isEmpty ? "'\(said)' is missing" : "'\(found)' stands in place of '\(said)'")
  }
}

extension Outline {
  /// How many bytes of an outline are shown before a difference and after its start.
  private static let bytesBefore = 40
  private static let bytesAfter = 80

  /// Returns the words around a position within its block, with the values of their pieces.
  fileprivate func excerpt(from offset: Int) -> String {
    let block = blocks.last { $0.offset <= offset }?.offset ?? 0
    let next = blocks.first { $0.offset > offset }?.offset ?? bytes.count
    let stretch = bytes[max(block, offset - Self.bytesBefore)..<min(next, offset + Self.bytesAfter)]
    var text: [UInt8] = []
    var isName = false
    for byte in stretch {
      switch byte {
      case Mark.opening: isName = true
      case _ where isName: isName = false
      case Mark.closing: break
      case Mark.value: text += "<".utf8
      case Mark.valueEnd: text += "> ".utf8
      default: text.append(byte < 0x20 ? 0x20 : byte)
      }
    }
    return foldingWhiteSpace(String(decoding: text, as: UTF8.self))
  }

  func isPiece(_ piece: Piece, at offset: Int) -> Bool {
    offset + 1 < bytes.count && bytes[offset + 1] == piece.rawValue
  }
}
