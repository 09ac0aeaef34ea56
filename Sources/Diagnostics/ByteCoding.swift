/// Bytes that are written one after the other, and read again by ``ByteReader``.
package struct ByteWriter: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func write(_ byte: UInt8) { bytes.append(byte) }

  /// In eight bytes, the least significant first.
  package mutating func write(_ number: Int) {
    withUnsafeBytes(of: Int64(number).littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// With their number before them.
  package mutating func write(_ bytes: some Collection<UInt8>) {
    write(bytes.count)
    self.bytes.append(contentsOf: bytes)
  }

  package mutating func write(_ text: String) { write(text.utf8) }
}

/// Reads what ``ByteWriter`` wrote. Of bytes that are no such thing it says `nil`, and reads nothing
/// beside them.
package struct ByteReader: Sendable {
  private let bytes: [UInt8]
  private var position = 0

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package var isAtEnd: Bool { position == bytes.count }

  package mutating func byte() -> UInt8? {
    guard position < bytes.count else { return nil }
    defer { position += 1 }
    return bytes[position]
  }

  package mutating func number() -> Int? {
    guard bytes.count - position >= 8 else { return nil }
    var number: UInt64 = 0
    for offset in 0..<8 { number |= UInt64(bytes[position + offset]) << (8 * UInt64(offset)) }
    position += 8
    return Int(exactly: Int64(bitPattern: number))
  }

  package mutating func list() -> [UInt8]? {
    guard let count = number(), count >= 0, count <= bytes.count - position else { return nil }
    defer { position += count }
    return Array(bytes[position..<position + count])
  }

  package mutating func text() -> String? {
    list().flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// A number of things that take at least one byte each.
  package mutating func count() -> Int? {
    number().flatMap { (0...(bytes.count - position)).contains($0) ? $0 : nil }
  }
}
