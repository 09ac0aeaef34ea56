#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A name or a value as written. Words are equal if their Unicode scalars are: Swift's own `==` on
/// strings also takes for equal what only looks alike.
package struct ExactString: Sendable, CustomStringConvertible {
  package let text: String

  package init(_ text: String) { self.text = text }

  package var description: String { text }
}

extension ExactString: Hashable {
  package static func == (left: ExactString, right: ExactString) -> Bool {
    left.text.utf8.count == right.text.utf8.count && order(left, right) == 0
  }

  package func hash(into hasher: inout Hasher) {
    withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }

  private func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    var text = text
    return text.withUTF8(body)
  }
}

extension ExactString: Comparable {
  /// The order of the Unicode scalars, which is that of the bytes in UTF-8.
  package static func < (left: ExactString, right: ExactString) -> Bool {
    let order = order(left, right)
    return order < 0 || order == 0 && left.text.utf8.count < right.text.utf8.count
  }

  /// Which of two words is the first, as far as both go; 0 if they agree so far.
  private static func order(_ left: ExactString, _ right: ExactString) -> Int32 {
    left.withBytes { leftBytes in
      right.withBytes { rightBytes in
        guard let left = leftBytes.baseAddress, let right = rightBytes.baseAddress else { return 0 }
        return memcmp(left, right, min(leftBytes.count, rightBytes.count))
      }
    }
  }
}
