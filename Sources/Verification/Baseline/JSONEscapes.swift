import Diagnostics

/// The escapes of a text of JSON.
enum JSONEscapes {
  /// The first hidden character of a record, as it is or as an escape: what `accept` writes has none,
  /// since content has none.
  static func firstHidden(in file: SourceFile) -> (range: Range<Int>, scalar: Unicode.Scalar)? {
    file.withBytes { bytes in
      if let hidden = Diagnostics.firstHidden(in: bytes, allowsReturns: true) {
        return (hidden.offset..<(hidden.offset + UTF8.width(hidden.scalar)), hidden.scalar)
      }
      var offset = 0
      while let start = bytes[offset...].firstIndex(of: UInt8(ascii: "\\")) {
        offset = min(start + 2, bytes.count)
        guard offset < bytes.count else { return nil }
        if let scalar = scalar(of: bytes[start...].prefix(6)), scalar.isHidden {
          return (start..<min(start + 6, bytes.count), scalar)
        }
      }
      return nil
    }
  }

  /// What an escape stands for, if it is a whole character.
  private static func scalar(of escape: Slice<UnsafeBufferPointer<UInt8>>) -> Unicode.Scalar? {
    switch escape.dropFirst().first {
    case UInt8(ascii: "r"): "\r"
    case UInt8(ascii: "b"): "\u{8}"
    case UInt8(ascii: "f"): "\u{C}"
    case UInt8(ascii: "u"):
      UInt32(String(decoding: escape.dropFirst(2), as: UTF8.self), radix: 16)
        .flatMap(Unicode.Scalar.init)
    default: nil
    }
  }
}
