/// A text on one line as Markdown that shows just this text, in a paragraph, a table's cell, a list's
/// item or the words of a link.
///
/// Escaped is what would be formatting, a character reference, a bare address, or the beginning of a
/// heading, a list or the like.
package func escapedForMarkdown(_ text: String) -> String {
  let bytes = Array(text.utf8)
  let marker = blockMarker(of: bytes)
  var escaped: [UInt8] = []
  escaped.reserveCapacity(bytes.count + bytes.count / 8)
  for (index, byte) in bytes.enumerated() {
    if isFormatting[Int(byte)] || index == marker || isInBareAddress(index, of: bytes) {
      escaped.append(UInt8(ascii: "\\"))
    }
    escaped.append(byte)
  }
  return String(decoding: escaped, as: UTF8.self)
}

private let isFormatting = (UInt8.min...UInt8.max).map { byte in
  "\\`*_[]<>|~&".utf8.contains(byte)
}

/// The byte that makes a block of a line: `#`, `-` and `+` at its start, or the mark behind a number.
private func blockMarker(of line: [UInt8]) -> Int? {
  guard let first = line.first else { return nil }
  if "#-+".utf8.contains(first) { return 0 }
  let digits = line.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
  guard digits > 0, digits < line.count, ".)".utf8.contains(line[digits]) else { return nil }
  return digits
}

/// Whether a byte is the one without which an address would be no link: the colon of `://`, or the full
/// stop of `www.`.
private func isInBareAddress(_ index: Int, of text: [UInt8]) -> Bool {
  switch text[index] {
  case UInt8(ascii: ":"): text[index...].starts(with: "://".utf8)
  case UInt8(ascii: "."): text[..<index].suffix(3).elementsEqual("www".utf8)
  default: false
  }
}
