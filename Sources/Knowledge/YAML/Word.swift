/// A name or a value as written. Words are equal if their Unicode scalars are: Swift's own `==` on
/// strings also takes for equal what only looks alike.
public struct Word: Sendable, CustomStringConvertible {
  public let text: String

  public init(_ text: String) { self.text = text }

  public var description: String { text }
}

extension Word: Hashable {
  public static func == (left: Word, right: Word) -> Bool {
    left.text.utf8.count == right.text.utf8.count
      && left.withBytes { left in right.withBytes { right in left.elementsEqual(right) } }
  }

  public func hash(into hasher: inout Hasher) {
    withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }

  private func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    var text = text
    return text.withUTF8(body)
  }
}

extension Word: Comparable {
  /// The order of the Unicode scalars, which is that of the bytes in UTF-8.
  public static func < (left: Word, right: Word) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}
