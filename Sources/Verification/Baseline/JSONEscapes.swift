import Diagnostics

/// Escapes in JSON strings.
enum JSONEscapes {
  /// Returns the first hidden character of a record, literal or escaped. A record that `accept` writes
  /// has none, because content has none.
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

  /// Returns the scalar that an escape stands for, if it is a complete one.
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
