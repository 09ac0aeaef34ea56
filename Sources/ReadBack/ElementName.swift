/// The lower-case name of an element or attribute: its first 16 bytes, which distinguish all names that
/// matter here.
struct ElementName: Equatable {
  private let first: UInt64
  private let second: UInt64

  init(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    var (first, second): (UInt64, UInt64) = (0, 0)
    var count = 0
    for byte in bytes.prefix(16) {
      let isCapital = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
      let small = UInt64(isCapital ? byte | 0x20 : byte)
      if count < 8 { first = first << 8 | small } else { second = second << 8 | small }
      count += 1
    }
    (self.first, self.second) = (first, second)
  }

  init(_ name: StaticString) {
    let bytes = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    self.init(bytes[...])
  }

  /// The name as shown in messages.
  var text: String {
    var bytes: [UInt8] = []
    for word in [first, second] {
      for shift in stride(from: UInt64(56), through: 0, by: -8) {
        let byte = UInt8(truncatingIfNeeded: word >> shift)
        if byte != 0 { bytes.append(byte) }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  static let anchor = ElementName("a")
  static let paragraph = ElementName("p")
  static let quotation = ElementName("blockquote")
  static let bulletList = ElementName("ul")
  static let orderedList = ElementName("ol")
  static let item = ElementName("li")
  static let preformatted = ElementName("pre")
  static let code = ElementName("code")
  static let emphasis = ElementName("em")
  static let strong = ElementName("strong")
  static let struck = ElementName("del")
  static let rule = ElementName("hr")
  static let lineBreak = ElementName("br")
  static let image = ElementName("img")
  static let table = ElementName("table")
  static let tableHead = ElementName("thead")
  static let tableBody = ElementName("tbody")
  static let row = ElementName("tr")
  static let titleCell = ElementName("th")
  static let cell = ElementName("td")
  static let div = ElementName("div")
  static let section = ElementName("section")
  static let figure = ElementName("figure")
  static let article = ElementName("article")
  static let span = ElementName("span")
  static let script = ElementName("script")
  static let style = ElementName("style")
  static let textArea = ElementName("textarea")
  static let title = ElementName("title")
  static let headings = [
    ElementName("h1"), ElementName("h2"), ElementName("h3"), ElementName("h4"), ElementName("h5"),
    ElementName("h6"),
  ]

  // Attributes.
  static let classes = ElementName("class")
  static let id = ElementName("id")
  static let address = ElementName("href")
  static let source = ElementName("src")
  static let alternative = ElementName("alt")
  static let start = ElementName("start")
  static let alignment = ElementName("align")
  static let rowSpan = ElementName("rowspan")

  /// Elements without content and end tag.
  private static let voids = [
    lineBreak, image, rule, ElementName("input"), ElementName("meta"), ElementName("link"),
    ElementName("wbr"), ElementName("col"), ElementName("area"), ElementName("base"),
    ElementName("embed"), ElementName("source"), ElementName("track"),
  ]

  var isVoid: Bool { Self.voids.contains(self) }

  /// Whether the element's content is text up to its end tag.
  var holdsRawText: Bool {
    self == Self.script || self == Self.style || self == Self.textArea || self == Self.title
  }

  /// Elements that only contain others and have no meaning of their own here.
  var isContainer: Bool {
    self == Self.div || self == Self.section || self == Self.figure || self == Self.article
      || self == Self.tableHead || self == Self.tableBody || self == Self.span
  }

  /// The heading level, 1 to 6 for `h1` to `h6`.
  var headingLevel: Int? { Self.headings.firstIndex(of: self).map { $0 + 1 } }
}
