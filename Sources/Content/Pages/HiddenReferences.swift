import Diagnostics
import Markup

/// Where a page's Markdown makes hidden characters: as they are, or by references such as `&#27;`.
///
/// In code a reference is only text. So one is reported if what it stands for is in the document as read.
struct HiddenReferences {
  private let places: [(range: Range<Int>, scalar: Unicode.Scalar)]

  /// - Parameter range: The Markdown, in UTF-8 bytes of the file.
  init(_ file: SourceFile, _ range: Range<Int>) {
    places = file.withBytes { Self.places(in: UnsafeBufferPointer(rebasing: $0[range])) }
      .map { (($0.lowerBound + range.lowerBound)..<($0.upperBound + range.lowerBound), $1) }
  }

  /// The findings about the ones that a document holds.
  ///
  /// - Parameter location: Of a stretch in UTF-8 bytes of the file.
  func findings(in document: Document, at location: (Range<Int>) -> Location) -> [Finding] {
    if places.isEmpty { return [] }
    let held = Set(document.texts.flatMap(\.unicodeScalars))
    return places.filter { place in
      held.contains(place.scalar)
        || Self.broken.contains(place.scalar) && held.contains("\u{FFFD}")
    }
    .map { .hidden($0.scalar, at: location($0.range)) }
  }

  /// Of references to these, cmark makes bytes that are no text, and that are shown as U+FFFD.
  private static let broken: [Unicode.Scalar] = ["\u{FFFE}", "\u{FFFF}"]

  private static func places(
    in text: UnsafeBufferPointer<UInt8>
  ) -> [(Range<Int>, Unicode.Scalar)] {
    var places: [(Range<Int>, Unicode.Scalar)] = []
    var rest = 0
    while let hidden = firstHidden(
      in: UnsafeBufferPointer(rebasing: text[rest...]), allowsReturns: true)
    {
      let start = rest + hidden.offset
      rest = start + UTF8.width(hidden.scalar)
      places.append((start..<rest, hidden.scalar))
    }
    for (start, byte) in text.enumerated() where byte == UInt8(ascii: "&") {
      guard let (count, scalar) = reference(text[start...].prefix(referenceBytesMax)),
        scalar.isHidden
      else { continue }
      places.append((start..<(start + count), scalar))
    }
    return places
  }

  /// `&#x10FFFF;`, or with leading zeros.
  private static let referenceBytesMax = 11

  /// The numeric reference that begins a text: its number of bytes, and the character that it encodes.
  private static func reference(
    _ text: Slice<UnsafeBufferPointer<UInt8>>
  ) -> (count: Int, scalar: Unicode.Scalar)? {
    guard text.starts(with: "&#".utf8), let end = text.firstIndex(of: UInt8(ascii: ";")) else {
      return nil
    }
    let number = String(decoding: text[(text.startIndex + 2)..<end], as: UTF8.self)
    let code =
      number.first == "x" || number.first == "X"
      ? UInt32(number.dropFirst(), radix: 16) : UInt32(number)
    return code.flatMap(Unicode.Scalar.init).map { (end + 1 - text.startIndex, $0) }
  }
}

extension Document {
  /// Why nothing of the text is shown: where hidden characters stand is said more exactly.
  func refusals(besides hidden: [Finding]) -> [Finding] {
    hidden + refusals.filter { hidden.isEmpty || $0.code != .controlCharacter }
  }

  /// All that it holds of what the Markdown says, each at least once.
  fileprivate var texts: [String] {
    let html = fragments.compactMap { if case .html(let html) = $0 { html } else { nil } }
    let blocks = directives.compactMap(\.block).flatMap { block -> [Words] in
      switch block.content {
      case .table(let rows): rows.flatMap(\.self)
      case .list(let items): items
      case .other: []
      }
    }
    return html + sentences.map(\.text) + headings.map(\.text) + blocks.map(\.text)
      + links.flatMap { [$0.destination, $0.words, $0.title ?? ""] }
      + images.flatMap { [$0.destination, $0.alternative, $0.title ?? ""] }
  }
}
