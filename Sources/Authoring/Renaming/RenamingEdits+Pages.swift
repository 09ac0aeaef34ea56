import Content
import Diagnostics
import Markup
import Profiles
import Verification
import YAML

extension RenamingEdits {
  mutating func collectPages() {
    let systems = IdentitySystem.names(tree)
    for name in tree.names(below: Page.folder, ending: ".md") {
      guard let file = tree[name],
        let page = Page.load(file, name: name, systems: systems, showsPlaces: false).value
      else { continue }
      if let answer = page.answer {
        collect(answer, page.answerReferences, of: page, systems, in: file)
      }
      collect(page.body, page.bodyReferences, of: page, systems, in: file)
      frontMatter(of: file, name)
    }
  }

  private mutating func collect(
    _ document: Document, _ references: PageReferences, of page: Page, _ systems: [String],
    in file: SourceFile
  ) {
    let code = document.codeSpans.map(\.location)
    for (link, meant) in zip(document.links, references.links) {
      guard let text = renamed(meant, on: page.name) else { continue }
      destination(
        link.destination, to: text, after: link.wordsRange, at: link.location, besides: code,
        in: file)
    }
    for image in document.images {
      let meant = LinkDestination(image.destination, on: page.name, systems: systems)
      guard let text = renamed(meant, on: page.name) else { continue }
      destination(
        image.destination, to: text, after: nil, at: image.location, besides: code, in: file)
    }
    for (directive, block) in zip(document.directives, references.blocks) {
      if let block, renamed(block.reference) != nil { argument(of: directive, in: file) }
    }
  }

  /// Edits the argument of a comment such as `<!-- table: ID -->`.
  private mutating func argument(of directive: Directive, in file: SourceFile) {
    let start = file.offset(of: directive.location.start)
    let bytes = Array(file.text.utf8.dropFirst(start))
    let end = bytes.firstRange(of: Array("-->".utf8))?.lowerBound ?? bytes.count
    let colon = bytes[..<end].firstIndex(of: UInt8(ascii: ":")) ?? end
    let found = bytes[colon..<end].firstRange(of: Array(old.utf8))?.lowerBound ?? end
    change(
      (start + found)..<(start + found + old.utf8.count), from: old, to: new, in: file,
      at: directive.location)
  }

  /// Edits the address of a link or a picture.
  ///
  /// - Parameters:
  ///   - words: The range of the link's words, if known: the address follows them.
  ///   - code: The ranges of code, whose contents are not links.
  private mutating func destination(
    _ written: String, to text: String, after words: Range<Int>?, at location: Location,
    besides code: [Location], in file: SourceFile
  ) {
    let bytes = Array(file.text.utf8)
    func isAddress(_ range: Range<Int>) -> Bool {
      let place = file.position(offset: range.lowerBound)
      return !code.contains { $0.start <= place && place < $0.end }
        && bytes[range].elementsEqual(written.utf8)
        && (range.upperBound == bytes.count || " \t\r\n>)".utf8.contains(bytes[range.upperBound]))
    }
    let count = written.utf8.count
    if let words, words.upperBound + 2 + count <= bytes.count {
      let range = (words.upperBound + 2)..<(words.upperBound + 2 + count)
      if isAddress(range) { return put(text, in: range, of: file) }
    }
    // A picture, a link after code that looks like it, or a link whose address is in a definition.
    func places(after lead: String, in range: Range<Int>) -> [Range<Int>] {
      bytes[range].ranges(of: Array("\(lead)\(written)".utf8)).map {
        ($0.lowerBound + lead.utf8.count)..<$0.upperBound
      }.filter(isAddress)
    }
    let lines = file.lineStart(location.start.line)..<file.lineStart(location.end.line + 1)
    let definitions = ["]: ", "]: <"].flatMap { places(after: $0, in: 0..<bytes.count) }
    let found = places(after: "](", in: lines) + definitions
    if found.isEmpty {
      change(lines.lowerBound..<lines.lowerBound, from: written, to: text, in: file, at: location)
    }
    for range in found { put(text, in: range, of: file) }
  }

  /// - Returns: `nil` if the address does not change.
  private func renamed(_ destination: LinkDestination, on page: String) -> String? {
    switch destination {
    case .bound(let reference): renamed(reference)?.text
    case .relative(let path, let file, let anchor):
      renaming.kind == .page ? movedLink(path, to: file, anchor, on: page) : nil
    case .incomplete, .external, .unknown: nil
    }
  }

  /// - Returns: `nil` if the reference does not change.
  private func renamed(_ reference: Reference) -> Reference? {
    func isOld(_ kind: RenamedKind, _ name: String) -> Bool {
      renaming.kind == kind && name == old
    }
    switch reference {
    case .claim(let id, let system):
      if isOld(.claim, id) { return .claim(new, identitySystem: system) }
      return system.map { isOld(.identitySystem, $0) } == true
        ? .claim(id, identitySystem: new) : nil
    case .outcome(let table, let row):
      if isOld(.scenario, table) { return .outcome(table: new, row: row) }
      return rows[table]?[row].map { .outcome(table: table, row: $0) }
    case .setting(let system, let path):
      return isOld(.identitySystem, system) ? .setting(identitySystem: new, path: path) : nil
    case .attribute(let id, let fact):
      guard isOld(.attribute, id.text), !fact.isEmpty else { return nil }
      return .attribute(ExactString(new), fact: fact)
    case .table(let id): return isOld(.scenario, id) ? .table(new) : nil
    case .scenario(let id): return isOld(.scenario, id) ? .scenario(new) : nil
    case .source: return nil
    }
  }

  /// Returns a relative link as it must be once the page has its new path.
  private func movedLink(
    _ path: String, to target: String?, _ anchor: String?, on page: String
  ) -> String? {
    guard !path.isEmpty, let target else { return nil }
    let from = page == old ? new : page
    let to = target == old ? new : target
    guard from != page || to != target else { return nil }
    let link = relativePath(to: to, from: from)
    guard Page.resolve(path, on: from) != to else { return nil }
    return link.percentEncodedPath + (anchor.map { "#\($0)" } ?? "")
  }

  private func relativePath(to target: String, from page: String) -> String {
    let folders = page.split(separator: "/").dropLast()
    let parts = target.split(separator: "/")
    var shared = 0
    while shared < folders.count, shared < parts.count - 1, folders[shared] == parts[shared] {
      shared += 1
    }
    return
      (Array(repeating: "..", count: folders.count - shared) + parts[shared...].map(String.init))
      .joined(separator: "/")
  }

  private mutating func frontMatter(of file: SourceFile, _ name: String) {
    // Other faults in the content were reported before.
    var unreported: [Finding] = []
    guard let frontMatter = FrontMatter(file),
      let root = parseYAML(file, in: frontMatter.yaml, &unreported)
    else { return }
    switch renaming.kind {
    case .identitySystem:
      for id in root["identity-systems"]?.one ?? [] { replace(id, in: file) }
    case .page where name == old: redirectFrom(root, frontMatter, file)
    case .attribute, .claim, .scenario, .page: break
    }
  }

  /// Adds the page's old path to its `redirect-from`, which must not contain the new path.
  private mutating func redirectFrom(
    _ root: YAMLNode, _ frontMatter: FrontMatter, _ file: SourceFile
  ) {
    func range(_ node: YAMLNode) -> Range<Int> {
      file.offset(of: node.location.start)..<file.offset(of: node.location.end)
    }
    guard let node = root["redirect-from"] else {
      // Before the line that ends the front matter.
      let end = frontMatter.yaml.upperBound
      return put("redirect-from: \(old)\n", in: end..<end, of: file)
    }
    var unreported: [Finding] = []
    let known = node.one.map { entry in
      entry.plain.flatMap {
        SiteAddress.former(Located($0, at: entry.location), &unreported)?.value
      }
    }
    if let same = known.firstIndex(of: SiteAddress.page(new)) {
      put(old, in: range(node.one[same]), of: file)
    } else if let first = node.list.first {
      put(old, before: first.location, of: node, in: file)
    } else {
      let written = range(node)
      let text = file.text.utf8.dropFirst(written.lowerBound).prefix(written.count)
      put("[\(old), \(String(decoding: text, as: UTF8.self))]", in: written, of: file)
    }
  }
}
