import Diagnostics

extension Strings {
  /// A span of time in words, such as "1 hour 30 minutes".
  package func duration(minutes: Int32) -> String {
    let parts: [(Int32, StringKey, StringKey)] = [
      (minutes / 1_440, .day, .days), (minutes / 60 % 24, .hour, .hours),
      (minutes % 60, .minute, .minutes),
    ]
    let words = parts.filter { $0.0 > 0 }.map { count, one, many in
      self(count == 1 ? one : many, ["count": "\(count)"])
    }
    return words.isEmpty ? self[.noTime] : words.joined(separator: " ")
  }

  /// When something happened, such as "after 40 minutes".
  package func time(minute: Int32) -> String {
    minute == 0
      ? self[.atTheStart] : self(.afterTheStart, ["duration": duration(minutes: minute)])
  }

  /// Words as an enumeration, such as "a, b and c".
  package func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? self[.absent] }
    return words.dropLast().joined(separator: self[.listSeparator]) + self[.listLast] + last
  }
}

extension String {
  /// With a capital first letter, as at the beginning of a sentence.
  package var capitalizingFirst: String {
    let bytes = utf8
    guard let first = bytes.first else { return self }
    // A letter of ASCII that nothing is combined with.
    if first < 0x80, bytes.dropFirst().first.map({ $0 < 0x80 }) ?? true {
      guard (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else { return self }
      return String(Unicode.Scalar(first & 0xDF)) + self[bytes.index(after: bytes.startIndex)...]
    }
    // What has two letters for one in capitals, such as "ß", stays.
    let capital = prefix(1).uppercased()
    return capital.count == 1 ? capital + dropFirst() : self
  }

  /// Whether both say the same, with white space folded and the first letter's case free.
  package func saysTheSame(as other: String) -> Bool {
    ExactString(self) == ExactString(other)
      || ExactString(capitalizingFirst) == ExactString(other.capitalizingFirst)
  }
}
