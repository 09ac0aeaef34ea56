import Diagnostics
import Traces
import Verification

/// The topics of published pages, to find related ones.
struct Topics: Sendable {
  enum Topic: Hashable {
    case claim(String)
    case scenario(String)
    case attribute(ExactString)
  }

  /// A topic of more pages says little about each of them.
  private static let pagesMax = 200

  private let byPage: [[Topic]]
  private let byTopic: [Topic: [Int]]
  private let pages: [NamedAddress]
  private let numbers: [String: Int]

  /// - Parameter pages: The pages in the order of the navigation.
  init(_ pages: [CheckedPage], tables: [String: CheckedTable]) {
    let found = pages.map { Self.topics(of: $0, tables) }
    byPage = found
    var byTopic: [Topic: [Int]] = [:]
    for (number, topics) in found.enumerated() {
      for topic in topics { byTopic[topic, default: []].append(number) }
    }
    self.byTopic = byTopic
    self.pages = pages.map { NamedAddress($0.page) }
    numbers = Dictionary(first: pages.enumerated().map { ($0.element.page.address, $0.offset) })
  }

  /// Returns the pages that share most topics with a page. A topic of few pages counts more than one of
  /// many.
  func related(to address: String, atMost count: Int) -> [NamedAddress] {
    guard let own = numbers[address] else { return [] }
    var scores: [Int: Double] = [:]
    for topic in byPage[own] {
      guard let others = byTopic[topic], others.count <= Self.pagesMax else { continue }
      for other in others where other != own {
        scores[other, default: 0] += 1 / Double(others.count)
      }
    }
    return scores.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(count)
      .map { pages[$0.key] }
  }

  func pages(about topic: Topic) -> [NamedAddress] {
    (byTopic[topic] ?? []).map { pages[$0] }
  }

  func attributes(of address: String) -> [ExactString] {
    numbers[address].map { number in
      byPage[number].compactMap { if case .attribute(let word) = $0 { word } else { nil } }
    } ?? []
  }

  /// Returns the topics of a page in its order, each once.
  private static func topics(of page: CheckedPage, _ tables: [String: CheckedTable]) -> [Topic] {
    var seen = Set<Topic>()
    return page.bindings.flatMap { binding -> [Topic] in
      switch binding.evidence {
      case .claim(let id, _): [.claim(id)]
      case .scenario(let id): [.scenario(id)]
      case .table(let id): (tables[id]?.answers ?? []).map { .attribute($0.probe.attribute) }
      case .outcome(let table, let row):
        tables[table]?.answer(ofRow: row).map { [.attribute($0.probe.attribute)] } ?? []
      case .attribute(let id, _): [.attribute(id)]
      case .setting, .source: []
      }
    }.filter { seen.insert($0).inserted }
  }
}

extension CheckedTable {
  func answer(ofRow id: String) -> Answer? {
    zip(table.rows, answers).first { $0.0.id == id }?.1
  }
}
