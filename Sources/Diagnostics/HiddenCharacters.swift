// What shows nothing by itself and changes how what is around it is read, in a terminal, a log or a
// page: it is refused where texts come in, and shown as an escape where a message quotes it.

extension Unicode.Scalar {
  /// Whether no text of a help centre may hold it.
  ///
  /// These are the control characters (C0 and C1) other than tab and LF; the line and paragraph
  /// separators, which end lines in some programs only; the bidirectional embeddings, overrides and
  /// isolates, which show a text in another order than it has; and the noncharacters, of which no text
  /// is made. What languages and emoji need stays: joiners, the marks U+200E, U+200F and U+061C,
  /// variation selectors and tags. CR is hidden too, but at the end of a line of a file.
  package var isHidden: Bool {
    switch value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0xFDD0...0xFDEF: true
    default: value & 0xFFFE == 0xFFFE
    }
  }

  /// As a message shows it, such as `\u{1B}`.
  package var visibleEscape: String { "\\u{\(String(value, radix: 16, uppercase: true))}" }
}

/// The first hidden character of a text in UTF-8, and where it begins.
///
/// - Parameter allowsReturns: Whether CR is none, as in a file.
package func firstHidden(
  in text: UnsafeBufferPointer<UInt8>, allowsReturns: Bool = false
) -> (offset: Int, scalar: Unicode.Scalar)? {
  for (offset, byte) in text.enumerated() where mayBeginHidden[Int(byte)] {
    if allowsReturns, byte == 0x0D { continue }
    let rest = UnsafeBufferPointer(rebasing: text[offset..<min(offset + 4, text.count)])
    if let scalar = firstScalar(of: rest), scalar.isHidden { return (offset, scalar) }
  }
  return nil
}

/// Whether each byte can begin a hidden character.
package let mayBeginHidden = (UInt8.min...UInt8.max).map { byte in
  switch byte {
  case 0x09, 0x0A: false
  case 0..<0x20, 0x7F, 0xC2, 0xE2, 0xEF, 0xF0...0xF4: true
  default: false
  }
}

extension String {
  /// The first hidden character, and where it begins, in bytes of UTF-8.
  package var firstHidden: (offset: Int, scalar: Unicode.Scalar)? {
    var text = self
    return text.withUTF8 { Diagnostics.firstHidden(in: $0) }
  }

  /// The text with U+FFFD for each hidden character.
  package var withoutHidden: String {
    guard firstHidden != nil else { return self }
    var shown = String.UnicodeScalarView()
    for scalar in unicodeScalars { shown.append(scalar.isHidden ? "\u{FFFD}" : scalar) }
    return String(shown)
  }
}

extension Finding {
  /// Reports a hidden character of content.
  package static func hidden(_ scalar: Unicode.Scalar, at location: Location) -> Finding {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return Finding(
      .controlCharacter, at: location, "there is a control character (\(name)) here",
      hint: "remove it: nobody sees it, and it changes how a page, a terminal or a log is read")
  }
}

/// The scalar that begins a text, in UTF-8, of which a few bytes are enough.
package func firstScalar(of bytes: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
  var iterator = bytes.makeIterator()
  var decoder = UTF8()
  if case .scalarValue(let scalar) = decoder.decode(&iterator) { return scalar }
  return nil
}
