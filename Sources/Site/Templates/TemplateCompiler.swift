import Content
import Diagnostics

/// Resolves every name in the templates once, so that rendering a page only needs to write.
struct TemplateCompiler {
  /// The templates by name without extension.
  let templates: [String: [TemplatePart]]
  let words: [String: String]
  /// The findings, each once, however many pages use a template.
  private(set) var findings: [Finding] = []
  /// The partials that contain themselves.
  private(set) var partials: [[TemplateCode]] = []
  private var seen = Set<Report>()
  private var open: [OpenPartial] = []
  private var nesting = 0
  private var partCount = 0
  private var textBytes = 0
  /// Whether compilation has stopped after a finding.
  private var isStopped = false
  private var models = 0

  private struct Report: Hashable {
    let location: Location
    let message: String
  }

  /// A partial that is being compiled.
  private struct OpenPartial {
    let name: String
    let scope: TemplateScope
    let indentation: [UInt8]
    /// Its number, once it is known to contain itself.
    var number: Int?
  }

  init(templates: [String: [TemplatePart]], words: [String: String]) {
    self.templates = templates
    self.words = words
  }

  mutating func compile(_ name: String, for shape: TemplateShape) -> [TemplateCode] {
    code(of: name, TemplateScope(shape), indentation: [])
  }

  private mutating func code(
    of name: String, _ scope: TemplateScope, indentation: [UInt8]
  ) -> [TemplateCode] {
    open.append(OpenPartial(name: name, scope: scope, indentation: indentation))
    let code = code(templates[name] ?? [], scope, indentation)
    guard let number = open.removeLast().number else { return code }
    partials[number] = code
    return [.partial(number)]
  }

  private mutating func code(
    _ parts: [TemplatePart], _ scope: TemplateScope, _ indentation: [UInt8]
  ) -> [TemplateCode] {
    var code: [TemplateCode] = []
    nesting += 1
    defer { nesting -= 1 }
    for part in parts {
      partCount += 1
      switch part {
      case .lineStart:
        textBytes += indentation.count
        code.write(indentation)
      case .text(let text):
        textBytes += text.count
        code.write(text)
      case .value(let tag): if isAllowed(tag) { write(tag, scope, to: &code) }
      case .section(let tag, let inner):
        if isAllowed(tag) { code.join(section(tag, inner, scope, indentation)) }
      case .partial(let tag, let own):
        if isAllowed(tag) {
          code.join(partial(tag, scope, indentation: own.map { indentation + $0 } ?? []))
        }
      }
    }
    return code
  }

  /// Returns whether the inside of a tag is compiled: partials within partials could produce any amount
  /// of it.
  private mutating func isAllowed(_ tag: TemplateTag) -> Bool {
    guard !isStopped else { return false }
    if nesting >= TemplateLimits.nestingMax {
      report(
        tag, "sections and partials are nested more than \(TemplateLimits.nestingMax) deep",
        hint: "write it flatter")
      isStopped = true
    } else if partCount > TemplateLimits.partsMax || textBytes > TemplateLimits.textBytesMax {
      report(
        tag,
        "with all their partials, the templates up to here have more than "
          + "\(TemplateLimits.partsMax) tags and lines, or "
          + "\(TemplateLimits.textBytesMax / 1_048_576) MiB",
        hint: "use partials in fewer places")
      isStopped = true
    }
    return !isStopped
  }

  private mutating func write(
    _ tag: TemplateTag, _ scope: TemplateScope, to code: inout [TemplateCode]
  ) {
    guard let meaning = meaning(of: tag, scope) else { return }
    guard case .text(let text) = meaning, case .value(let writing) = tag.kind else {
      return report(
        tag, "'\(tag.name)' is no text", hint: "open it: {{#\(tag.name)}}…{{/\(tag.name)}}")
    }
    switch (text, writing) {
    case (.value(_, isHTML: true), .escaped):
      report(tag, "'\(tag.name)' is finished HTML", hint: "write {{{\(tag.name)}}}")
    case (.words, .finished), (.value(_, isHTML: false), .finished):
      report(tag, "'\(tag.name)' is text, to be escaped", hint: "write {{\(tag.name)}}")
    case (.words(let words), _):
      textBytes += words.utf8.count
      code.write(writing == .escaped ? Array(escapeHTML(words).utf8) : Array(words.utf8))
    case (.value(let path, _), .escaped): code.append(.escaped(path))
    case (.value(let path, _), _): code.append(.plain(path))
    }
  }

  private mutating func section(
    _ tag: TemplateTag, _ parts: [TemplatePart], _ scope: TemplateScope, _ indentation: [UInt8]
  ) -> [TemplateCode] {
    let meaning = meaning(of: tag, scope)
    if tag.kind == .openInverted {
      let inner = code(parts, scope, indentation)
      return switch meaning {
      case nil, .text(.words): []
      case .text(.value(let path, _)), .flag(let path), .model(_, let path):
        [.unless(path, inner)]
      }
    }
    switch meaning {
    case nil:
      _ = code(parts, scope, indentation)
      return []
    case .text(.words(let words)): return code(parts, scope.opening(.words(words)), indentation)
    case .text(.value(let path, let isHTML)):
      let inner = scope.opening(.value(path, isHTML: isHTML))
      return [.when(path, code(parts, inner, indentation))]
    case .flag(let path): return [.when(path, code(parts, scope, indentation))]
    case .model(let shape, let path):
      models += 1
      let (inner, slot) = scope.opening(shape, at: path, number: models)
      return [.each(path, slot: slot, code(parts, inner, indentation))]
    }
  }

  private mutating func partial(
    _ tag: TemplateTag, _ scope: TemplateScope, indentation: [UInt8]
  ) -> [TemplateCode] {
    var name = tag.name
    if templates[name] == nil, let newName = Self.formerNames[name] {
      report(.formerName(name, now: newName, at: tag.location))
      name = newName
    }
    guard templates[name] != nil else {
      report(
        tag, "there is no partial '\(name)'"
      ) { [name, templates] in suggestion(for: name, among: templates.keys) }
      return []
    }
    let again = open.firstIndex { $0.name == name && $0.scope.key == scope.key }
    guard let again else { return code(of: name, scope, indentation: indentation) }
    guard scope.isInside(open[again].scope), open[again].indentation == indentation else {
      report(
        tag, "the partial '\(name)' contains itself without end",
        hint: "open a model or list of it around {{> \(name)}}, and do not indent it")
      return []
    }
    let number = open[again].number ?? partials.count
    if number == partials.count { partials.append([]) }
    open[again].number = number
    return [.partial(number)]
  }

  // MARK: - Names

  private enum Meaning {
    case text(TemplateText)
    case flag(TemplatePath)
    /// A model or a list of them.
    case model(TemplateShape, TemplatePath)
  }

  private mutating func meaning(of tag: TemplateTag, _ scope: TemplateScope) -> Meaning? {
    if tag.name == "." {
      if let this = scope.this { return .text(this) }
      report(tag, "nothing here is called '.'", hint: "it is the text that a section has opened")
      return nil
    }
    var parts = tag.name.split(separator: ".").map(String.init)[...]
    guard let first = parts.popFirst() else { return nil }
    guard var (name, path) = scope.name(first) ?? formerName(first, tag, scope) else {
      report(
        tag, "nothing here is called '\(first)'"
      ) { suggestion(for: first, among: scope.names) }
      return nil
    }
    while let part = parts.popFirst() {
      var known: [String: TemplateShape.Name] = [:]
      switch name.kind {
      case .words:
        if parts.isEmpty, let word = words[part] { return .text(.words(word)) }
      case .model(let shape): known = shape().names()
      case .text, .html, .flag, .list: break
      }
      guard let next = known[part] else {
        let isWord = if case .words = name.kind { true } else { false }
        report(
          tag, "nothing here is called '\(tag.name)'"
        ) { [words, known] in
          suggestion(for: part, among: (isWord ? Array(words.keys) : Array(known.keys)).sorted())
            ?? "words for templates stand in phrases.yaml under 'interface'"
        }
        return nil
      }
      path.further.append(next.number)
      name = next
    }
    switch name.kind {
    case .text: return .text(.value(path, isHTML: false))
    case .html: return .text(.value(path, isHTML: true))
    case .flag: return .flag(path)
    case .model(let shape), .list(let shape): return .model(shape(), path)
    case .words:
      report(
        tag, "'\(tag.name)' are words", hint: "name one: \(tag.name).KEY")
      return nil
    }
  }

  /// Former names, which are accepted until the next version.
  private static let formerNames = [
    "furniture": "interface", "hinges": "undocumented", "hangs": "hasUndocumented",
    "partials/hinges": "partials/undocumented",
  ]

  private mutating func formerName(
    _ name: String, _ tag: TemplateTag, _ scope: TemplateScope
  ) -> (name: TemplateShape.Name, path: TemplatePath)? {
    guard let newName = Self.formerNames[name], let found = scope.name(newName) else { return nil }
    report(.formerName(name, now: newName, at: tag.location))
    return found
  }

  private mutating func report(_ tag: TemplateTag, _ message: String, hint: String) {
    report(tag, message) { hint }
  }

  private mutating func report(
    _ tag: TemplateTag, _ message: String, makeHint: @escaping @Sendable () -> String?
  ) {
    report(Finding(.invalidTemplate, at: tag.location, message, makeHint: makeHint))
  }

  private mutating func report(_ finding: Finding) {
    guard seen.insert(Report(location: finding.location, message: finding.message)).inserted
    else { return }
    findings.append(finding)
  }
}
