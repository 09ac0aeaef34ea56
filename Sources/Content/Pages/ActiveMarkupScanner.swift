import Diagnostics

/// Looks through a picture in SVG, or another XML file, for what a browser would run or fetch.
///
/// It does not decide what XML means: what it cannot follow, it refuses.
struct ActiveMarkupScanner {
  private let file: SourceFile
  private let bytes: [UInt8]
  private var offset = 0
  private var findings: [Finding] = []

  init(_ file: SourceFile) {
    self.file = file
    bytes = Array(file.text.utf8)
  }

  mutating func scan() -> [Finding] {
    while findings.count < Self.findingsMax, let next = index(of: "<", from: offset) {
      offset = next
      switch true {
      case isAhead("<!--"): skip(past: "-->")
      case isAhead("<![CDATA["): skip(past: "]]>")
      case isAhead("<!"):
        refuse(offset..<(offset + 2), "a document type is not allowed: it can define entities")
        skip(past: ">")
      case isAhead("<?"): readInstruction()
      case isAhead("</"): skip(past: ">")
      default: readElement()
      }
    }
    return findings
  }

  private static let findingsMax = 20

  /// Elements that run or embed something, by their local names, in small letters.
  private static let activeElements: Set<String> = [
    "script", "foreignobject", "iframe", "frame", "frameset", "object", "embed", "applet", "audio",
    "video", "canvas", "handler", "listener", "link", "meta", "base", "form", "html", "body",
    "head",
  ]

  private static let xhtml = "http://www.w3.org/1999/xhtml"
}

// Reading.
extension ActiveMarkupScanner {
  private mutating func readInstruction() {
    let start = offset
    let target = String(
      decoding: bytes[(offset + 2)...].prefix { !Self.endsName($0) }, as: UTF8.self)
    skip(past: "?>")
    let text = String(decoding: bytes[start..<offset], as: UTF8.self).lowercased()
    if target.lowercased() != "xml" {
      refuse(start..<(start + 2 + target.utf8.count), "'<?\(target)' is not allowed")
    } else if text.contains("encoding"), !text.contains("utf-8") {
      refuse(start..<(start + 5), "the file is UTF-8 and says that it is not")
    }
  }

  private mutating func readElement() {
    let start = offset
    offset += 1
    let name = readName()
    guard !name.isEmpty else { return refuseMalformed(start) }
    let local = Self.localName(name)
    if Self.activeElements.contains(local) {
      refuse(start..<offset, "'<\(name)' is not allowed")
    }
    while true {
      skipSpace()
      guard offset < bytes.count else { return refuseMalformed(start) }
      if isAhead(">") || isAhead("/>") { break }
      let place = offset
      let attribute = readName()
      skipSpace()
      guard !attribute.isEmpty, isAhead("=") else { return refuseMalformed(place) }
      offset += 1
      skipSpace()
      guard isAhead("\"") || isAhead("'"),
        let end = bytes[(offset + 1)...].firstIndex(of: bytes[offset])
      else { return refuseMalformed(place) }
      let value = String(decoding: bytes[(offset + 1)..<end], as: UTF8.self)
      offset = end + 1
      if let message = Self.fault(of: attribute, value.withReferencesDecoded, on: local) {
        refuse(place..<offset, message)
      }
    }
    let isEmpty = isAhead("/>")
    offset += isEmpty ? 2 : 1
    if local == "style", !isEmpty { readStyle() }
  }

  private mutating func readStyle() {
    var end = offset
    while let next = index(of: "<", from: end), !bytes[next...].starts(with: "</".utf8) {
      let closing = bytes[next...].starts(with: "<!--".utf8) ? "-->" : "]]>"
      end = index(of: closing, from: next) ?? bytes.count
    }
    end = index(of: "</", from: end) ?? bytes.count
    let text = String(decoding: bytes[offset..<end], as: UTF8.self)
    if let message = Self.fault(ofStyle: text.withReferencesDecoded) {
      refuse(offset..<end, message)
    }
    offset = end
  }

  private mutating func readName() -> String {
    let name = bytes[offset...].prefix { !Self.endsName($0) }
    offset += name.count
    return String(decoding: name, as: UTF8.self)
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    byte <= 0x20 || "=/>?<\"'".utf8.contains(byte)
  }

  private mutating func skipSpace() {
    while offset < bytes.count, bytes[offset] <= 0x20 { offset += 1 }
  }

  private mutating func skip(past end: String) {
    offset = index(of: end, from: offset).map { $0 + end.utf8.count } ?? bytes.count
  }

  private func isAhead(_ text: String) -> Bool { bytes[offset...].starts(with: text.utf8) }

  private func index(of text: String, from start: Int) -> Int? {
    file.range(of: text, in: start..<bytes.count)?.lowerBound
  }
}

// Judging.
extension ActiveMarkupScanner {
  private static func localName(_ name: String) -> String {
    (name.split(separator: ":").last.map(String.init) ?? name).lowercased()
  }

  /// - Parameter element: The local name of what has the attribute.
  private static func fault(of name: String, _ value: String, on element: String) -> String? {
    let local = localName(name)
    // What browsers leave out of addresses.
    let folded = String(value.filter { !$0.isWhitespace }).lowercased()
    if name.lowercased().hasPrefix("xmlns") {
      return folded == xhtml ? "elements of HTML are not allowed" : nil
    }
    if local.hasPrefix("on") { return "'\(name)' would run a script" }
    if name.lowercased() == "xml:base" { return "'xml:base' is not allowed" }
    if local == "attributename",
      folded == "href" || folded.hasSuffix(":href") || folded.hasPrefix("on")
    {
      return "an animation must not change '\(value)'"
    }
    if folded.hasPrefix("javascript:") || folded.hasPrefix("vbscript:") {
      return "'\(name)' would run a script"
    }
    if local == "href" || local == "src" || local == "data" && element == "object" {
      return isAllowed(folded, on: element) ? nil : "'\(name)' must not lead out of the picture"
    }
    return local == "style" || folded.contains("url(") ? fault(ofStyle: value) : nil
  }

  private static func isAllowed(_ address: String, on element: String) -> Bool {
    if address.isEmpty || address.hasPrefix("#") { return true }
    switch element {
    case "a":
      let scheme = address.prefix { $0.isLetter || $0.isNumber || "+-.".contains($0) }
      let isAbsolute = address.dropFirst(scheme.count).hasPrefix(":")
      return !isAbsolute || ["http", "https", "mailto"].contains(String(scheme))
    case "image", "feimage": return address.hasPrefix("data:image/")
    default: return false
    }
  }

  private static func fault(ofStyle style: String) -> String? {
    let folded = String(style.filter { !$0.isWhitespace }).lowercased()
    if folded.contains("@import") { return "'@import' is not allowed" }
    if folded.contains("\\") { return "escapes in a style are not allowed" }
    for part in folded.components(after: "url(") {
      let address = part.drop { $0 == "\"" || $0 == "'" }
      if !address.hasPrefix("#"), !address.hasPrefix("data:") {
        return "'url(…)' must not lead out of the picture"
      }
    }
    return nil
  }

  private mutating func refuseMalformed(_ start: Int) {
    refuse(start..<min(start + 1, bytes.count), "this is not well-formed XML")
    offset = max(offset, start + 1)
  }

  private mutating func refuse(_ range: Range<Int>, _ message: String) {
    findings.append(
      Finding(
        .activeContent, at: file.location(range.clamped(to: 0..<bytes.count)), message,
        hint:
          "export the picture without it: whoever opens the file by itself would run or fetch it"))
  }
}

extension String {
  /// The texts that follow a mark, each up to its end.
  fileprivate func components(after mark: String) -> [Substring] {
    ranges(of: mark).map { self[$0.upperBound...] }
  }

  /// With what numeric references and those of XML stand for.
  fileprivate var withReferencesDecoded: String {
    guard contains("&") else { return self }
    var decoded = ""
    var rest = self[...]
    while let start = rest.firstIndex(of: "&") {
      decoded += rest[..<start]
      guard let end = rest[start...].firstIndex(of: ";") else { break }
      let name = rest[rest.index(after: start)..<end]
      let isNumber = name.hasPrefix("#")
      let code =
        name.hasPrefix("#x") || name.hasPrefix("#X")
        ? UInt32(name.dropFirst(2), radix: 16) : isNumber ? UInt32(name.dropFirst()) : nil
      if let scalar = code.flatMap(Unicode.Scalar.init) {
        decoded.unicodeScalars.append(scalar)
      } else {
        decoded += ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"][name] ?? ""
      }
      rest = rest[rest.index(after: end)...]
    }
    return decoded + rest
  }
}
