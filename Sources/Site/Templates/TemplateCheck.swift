import Diagnostics

/// Finds the names in templates that stand for nothing: the library would render them as nothing.
struct TemplateCheck {
  /// The templates by their names without ending.
  let sources: [String: SourceFile]
  let words: Set<String>

  func findings() -> [Finding] {
    var findings: [Finding] = []
    var seen = Set<String>()
    for page in PageTemplate.allCases {
      check(page.rawValue, [page.shape], &seen, &findings)
    }
    for partial in PartialTemplate.allCases {
      check(partial.rawValue, [partial.shape], &seen, &findings)
    }
    return findings
  }

  /// Walks through one template with the shapes of the stack of contexts.
  private func check(
    _ name: String, _ stack: [TemplateShape], depth: Int = 0, _ seen: inout Set<String>,
    _ findings: inout [Finding]
  ) {
    guard let source = sources[name] else { return }
    var contexts = [stack]
    for tag in TemplateTag.tags(in: source) {
      switch tag.kind {
      case .value:
        _ = kind(of: tag, contexts[contexts.count - 1], &seen, &findings)
      case .open:
        let current = contexts[contexts.count - 1]
        switch kind(of: tag, current, &seen, &findings) {
        case .model(let shape), .list(let shape): contexts.append(current + [shape()])
        default: contexts.append(current)
        }
      case .openInverted:
        _ = kind(of: tag, contexts[contexts.count - 1], &seen, &findings)
        contexts.append(contexts[contexts.count - 1])
      case .close:
        if contexts.count > 1 { contexts.removeLast() }
      case .partial:
        if sources[tag.name] == nil {
          report(
            tag, "there is no partial '\(tag.name)'",
            hint: suggestion(for: tag.name, among: sources.keys),
            &seen, &findings)
        } else if depth < 16 {
          check(tag.name, contexts[contexts.count - 1], depth: depth + 1, &seen, &findings)
        }
      }
    }
  }

  private func kind(
    of tag: TemplateTag, _ stack: [TemplateShape], _ seen: inout Set<String>,
    _ findings: inout [Finding]
  ) -> TemplateShape.Kind? {
    if tag.name == "." { return .text }
    var parts = tag.name.split(separator: ".").map(String.init)[...]
    guard let first = parts.popFirst() else { return nil }
    guard var kind = stack.reversed().lazy.compactMap({ $0.names()[first] }).first else {
      let known = Set(stack.flatMap { $0.names().keys })
      report(
        tag, "nothing here is called '\(first)'",
        hint: suggestion(for: first, among: known.sorted()), &seen, &findings)
      return nil
    }
    for part in parts {
      let known: [String: TemplateShape.Kind]
      switch kind {
      case .model(let shape): known = shape().names()
      case .words: known = Dictionary(uniqueKeysWithValues: words.map { ($0, .text) })
      case .text, .html, .flag, .list: known = [:]
      }
      guard let next = known[part] else {
        report(
          tag, "nothing here is called '\(tag.name)'",
          hint: suggestion(for: part, among: known.keys.sorted())
            ?? "words for templates stand in phrases.yaml under 'furniture'", &seen, &findings)
        return nil
      }
      kind = next
    }
    return kind
  }

  /// Reports a tag once, however many pages use its template.
  private func report(
    _ tag: TemplateTag, _ message: String, hint: String?, _ seen: inout Set<String>,
    _ findings: inout [Finding]
  ) {
    let finding = Finding(.invalidTemplate, at: tag.location, message, hint: hint)
    if seen.insert("\(tag.location) \(message)").inserted { findings.append(finding) }
  }
}
