import Diagnostics

/// Parses a template into parts, with mustache's rule for white space: a line that contains only a tag
/// without output of its own is removed.
struct TemplateParser {
  private var scanner: TemplateScanner
  private var open: [(tag: TemplateTag, parts: [TemplatePart])] = []
  private var parts: [TemplatePart] = []
  private var findings: [Finding] = []

  /// Whether parsing has stopped after a finding.
  private var isStopped = false
  private static let sectionsMax = TemplateLimits.sectionsMax

  private init(_ source: SourceFile) { scanner = TemplateScanner(source) }

  /// Returns the parts of a template as far as it can be parsed, with findings.
  static func parse(_ source: SourceFile) -> Checked<[TemplatePart]> {
    var parser = TemplateParser(source)
    parser.parse()
    return Checked(parser.parts, parser.findings)
  }

  private mutating func parse() {
    while !scanner.isAtEnd, !isStopped {
      if !standsAlone() { line() }
    }
    while !isStopped, let section = open.last { unclosed(section.tag) }
  }

  /// Parses a line that contains a single tag, if this is one.
  private mutating func standsAlone() -> Bool {
    var ahead = scanner
    let indentation = ahead.blanks()
    guard ahead.isAtTag, let tag = try? ahead.tag(), tag.canStandAlone, ahead.endOfLine() else {
      return false
    }
    scanner = ahead
    add(tag, indentation: indentation)
    return true
  }

  private mutating func line() {
    parts.append(.lineStart)
    while !scanner.isAtEnd, !isStopped {
      let text = scanner.text()
      if !text.isEmpty { parts.append(.text(text)) }
      if text.last == UInt8(ascii: "\n") { return }
      guard scanner.isAtTag else { continue }
      do throws(TemplateScanner.Mistake) {
        add(try scanner.tag(), indentation: nil)
      } catch {
        report(error.location, error.message, hint: error.hint)
      }
    }
  }

  private mutating func add(_ tag: TemplateTag, indentation: ArraySlice<UInt8>?) {
    switch tag.kind {
    case .comment, .contentType: break
    case .value: parts.append(.value(tag))
    case .partial: parts.append(.partial(tag, indentation: indentation))
    case .open, .openInverted:
      if open.count == Self.sectionsMax {
        report(
          tag.location, "sections are nested more than \(Self.sectionsMax) deep",
          hint: "put what is inside into a partial")
        isStopped = true
      }
      open.append((tag, parts))
      parts = []
    case .close:
      guard open.contains(where: { $0.tag.name == tag.name }) else {
        return report(
          tag.location, "there is no section '\(tag.name)' to end here",
          hint: TemplateScanner.Mistake.usual)
      }
      while let section = open.last, section.tag.name != tag.name { unclosed(section.tag) }
      close()
    }
  }

  private mutating func unclosed(_ tag: TemplateTag) {
    report(
      tag.location, "the section '\(tag.name)' does not end", hint: TemplateScanner.Mistake.usual)
    close()
  }

  private mutating func close() {
    guard let section = open.popLast() else { return }
    let inner = parts
    parts = section.parts
    parts.append(.section(section.tag, inner))
  }

  private mutating func report(_ location: Location, _ message: String, hint: String) {
    findings.append(
      .invalidTemplate, at: location, "this is not a valid template: \(message)", hint: hint)
  }
}
