import Diagnostics
import Testing

@testable import Content
@testable import Markup
@testable import ReadBack
@testable import Site
@testable import Verification

/// Renderers that drop, duplicate or swap one node of cmark's tree, or one rendered fragment. Each is
/// caught, unless it makes the same page.
@Suite struct TreeMutantTests {
  enum Change: CaseIterable {
    case drop, double, swap

    func made<Element>(of elements: [Element], at index: Int) -> [Element]? {
      var changed = elements
      switch self {
      case .drop: changed.remove(at: index)
      case .double: changed.insert(elements[index], at: index)
      case .swap:
        guard index + 1 < elements.count else { return nil }
        changed.swapAt(index, index + 1)
      }
      return changed
    }
  }

  @Test func pagesShowWhatTheirSourcesSay() async throws {
    let fixture = try await Fixture()
    let readBack = fixture.rendering.templates.readBack(of: fixture.checked)
    for page in fixture.checked.pages {
      let html = fixture.rendering.question(page).contents.bytes
      #expect(readBack.findings(of: html, showing: page).isEmpty)
    }
  }

  @Test(arguments: Fixture.pages.keys.sorted()) func noNodeIsLost(_ name: String) async throws {
    let fixture = try await Fixture()
    let readBack = fixture.rendering.templates.readBack(of: fixture.checked)
    let page = try fixture.page(name)
    let right = fixture.rendering.question(page).contents.bytes
    var mutants = Mutants(of: page, right: right, readBack)
    for part in [Part.answer, .body] {
      let calls = part.childCounts(of: page)
      for (call, count) in calls.enumerated() {
        for index in 0..<count {
          for change in Change.allCases {
            guard let mutant = part.mutant(of: page, call: call, index: index, change) else {
              continue
            }
            mutants.add(
              "\(change) child \(index) of the node \(call) of the \(part)",
              fixture.rendering.question(mutant).contents.bytes)
          }
        }
      }
    }
    print(
      "\(name), nodes: \(mutants.count) mutants, \(mutants.caught) caught, "
        + "\(mutants.equivalent) make the same page")
    #expect(mutants.survivors.isEmpty)
    #expect(mutants.caught > 50)
  }

  @Test(arguments: Fixture.pages.keys.sorted()) func noFragmentIsLost(_ name: String) async throws {
    let fixture = try await Fixture()
    let readBack = fixture.rendering.templates.readBack(of: fixture.checked)
    let page = try fixture.page(name)
    let right = fixture.rendering.question(page).contents.bytes
    var mutants = Mutants(of: page, right: right, readBack)
    for part in [Part.answer, .body] {
      let document = part.document(of: page)
      for index in document.fragments.indices {
        for change in Change.allCases {
          guard let fragments = change.made(of: document.fragments, at: index) else { continue }
          var mutant = document
          mutant.fragments = fragments
          mutants.add(
            "\(change) the fragment \(index) of the \(part)",
            fixture.rendering.question(part.replacing(mutant, in: page)).contents.bytes)
        }
      }
    }
    print(
      "\(name), fragments: \(mutants.count) mutants, \(mutants.caught) caught, "
        + "\(mutants.equivalent) make the same page")
    #expect(mutants.survivors.isEmpty)
    #expect(mutants.caught > 20)
  }
}

/// One of the texts of a page.
private enum Part {
  case answer, body

  func document(of page: CheckedPage) -> Document {
    switch self {
    case .answer: page.page.answer ?? Document()
    case .body: page.page.body
    }
  }

  /// Parses the text, rendered with other children of its nodes.
  private func parse(_ page: Page, _ children: @escaping HTMLRenderer.Children) -> Document {
    switch self {
    case .answer:
      parseMarkdown(
        SourceFile(path: "answer", text: page.answerText ?? ""), nil, blockDirectives: [],
        showsPlaces: false, children: children)
    case .body:
      parseMarkdown(
        page.source, page.bodyRange, blockDirectives: BlockReference.Kind.names, showsPlaces: false,
        children: children)
    }
  }

  /// Returns the number of children of each node whose children are written, in the order of rendering.
  func childCounts(of page: CheckedPage) -> [Int] {
    let counts = Counts()
    _ = parse(page.page) { node in
      counts.values.append(node.children.count)
      return node.children
    }
    return counts.values
  }

  func mutant(
    of page: CheckedPage, call: Int, index: Int, _ change: TreeMutantTests.Change
  ) -> CheckedPage? {
    let counts = Counts()
    var isPossible = true
    let document = parse(page.page) { node in
      counts.values.append(0)
      guard counts.values.count == call + 1 else { return node.children }
      guard let changed = change.made(of: node.children, at: index) else {
        isPossible = false
        return node.children
      }
      return changed
    }
    return isPossible ? replacing(document, in: page) : nil
  }

  func replacing(_ document: Document, in checked: CheckedPage) -> CheckedPage {
    let page = checked.page
    return CheckedPage(
      page: Page(
        name: page.name, title: page.title, description: page.description,
        answer: self == .answer ? document : page.answer, answerText: page.answerText,
        body: self == .body ? document : page.body, bodyRange: page.bodyRange,
        identitySystems: page.identitySystems, tags: page.tags, order: page.order,
        isDraft: page.isDraft, formerAddresses: page.formerAddresses, source: page.source,
        answerPlace: page.answerPlace, systems: []),
      answerLinks: checked.answerLinks, bodyLinks: checked.bodyLinks,
      answerImages: checked.answerImages, bodyImages: checked.bodyImages, blocks: checked.blocks,
      bindings: checked.bindings, statements: checked.statements,
      recordedBindings: checked.recordedBindings)
  }

  private final class Counts {
    var values: [Int] = []
  }
}
