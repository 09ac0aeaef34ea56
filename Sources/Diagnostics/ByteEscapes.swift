/// What stands for the bytes of a text that may not stand there themselves, in HTML or in an address.
///
/// It goes byte by byte: to look at whole characters would miss a quotation mark that a combining mark
/// follows.
package struct ByteEscapes: Sendable {
  /// For each byte; empty for one that stays.
  private let substitutes: [[UInt8]]
  private let stays: [Bool]

  /// - Parameter substitute: The replacement for a byte; `nil` for one that stays.
  package init(_ substitute: (UInt8) -> String?) {
    substitutes = (UInt8.min...UInt8.max).map { Array((substitute($0) ?? "").utf8) }
    stays = substitutes.map(\.isEmpty)
  }

  package func callAsFunction(_ text: String) -> String {
    guard !text.utf8.allSatisfy({ stays[Int($0)] }) else { return text }
    var escaped: [UInt8] = []
    escaped.reserveCapacity(text.utf8.count + text.utf8.count / 2)
    append(text, to: &escaped)
    return String(decoding: escaped, as: UTF8.self)
  }

  /// Appends a text, escaped.
  package func append(_ text: String, to escaped: inout [UInt8]) {
    var text = text
    text.withUTF8 { append($0, to: &escaped) }
  }

  /// Appends a text in UTF-8, escaped.
  package func append(_ text: UnsafeBufferPointer<UInt8>, to escaped: inout [UInt8]) {
    var written = 0
    for (index, byte) in text.enumerated() where !stays[Int(byte)] {
      escaped.append(contentsOf: UnsafeBufferPointer(rebasing: text[written..<index]))
      escaped.append(contentsOf: substitutes[Int(byte)])
      written = index + 1
    }
    escaped.append(contentsOf: UnsafeBufferPointer(rebasing: text[written...]))
  }
}

extension UInt8 {
  /// Whether it is a letter or a digit of ASCII.
  package var isASCIIAlphanumeric: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  /// In two hexadecimal digits.
  package func hexadecimal(uppercase: Bool = false) -> String {
    (self < 16 ? "0" : "") + String(self, radix: 16, uppercase: uppercase)
  }

  /// The value of an ASCII hexadecimal digit; `nil` for any other byte.
  package var hexadecimalValue: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
