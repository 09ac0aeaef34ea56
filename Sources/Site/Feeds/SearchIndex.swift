import JSON
import SyncEngine
import Verification

extension SiteRendering {
  /// Returns the data of the search field and the answer finder: all answers in packed form, and the
  /// short answers of pages.
  ///
  /// `matrix` holds indices into `answers` in the order of the systems, the attributes, the choices of
  /// mapping, the places and the edits; the last varies fastest.
  func searchIndex() -> OutputFile {
    var sentences: [[String]] = []
    var numbers: [[String]: Int] = [:]
    var matrix: [Int] = []
    for system in answers.systems {
      for attribute in answers.attributes {
        for mapping in MappingChoice.allCases {
          for place in Place.allCases {
            for edit in Outcome.Edit.allCases {
              let answer = answers.answer(attribute.id, mapping, place, edit, under: system)
              let sentence = [answer?.says ?? "", answer?.kind ?? ""]
              let number = numbers[sentence] ?? sentences.count
              if number == sentences.count {
                numbers[sentence] = number
                sentences.append(sentence)
              }
              matrix.append(number)
            }
          }
        }
      }
    }
    let index: JSON = [
      "systems": .array(
        answers.systems.map { [.string($0.id), .string($0.name), .strings($0.also)] }),
      "attributes": .array(
        answers.attributes.map {
          [.string($0.id.text), .string($0.name), .strings($0.also + ($0.path.map { [$0] } ?? []))]
        }),
      "words": choices { words, _ in .strings(words) },
      "labels": choices { _, label in .string(label) },
      "stop": .strings(searchWords(for: "stop")),
      "usual": .array(
        answers.systems.map { system in
          .array(
            answers.attributes.map { .string(answers.usual($0.id, under: system).rawValue) })
        }),
      "answers": .array(sentences.map(JSON.strings)),
      "matrix": .array(matrix.map(JSON.int)),
      "pages": .array(sections.flatMap(\.pages).map(page)),
    ]
    return OutputFile(path: "search-index.json", text: index.compact)
  }

  private func page(_ checked: CheckedPage) -> JSON {
    let page = checked.page
    let about = Set(topics.attributes(of: page.address))
    return [
      .string(page.title), .string(page.answer?.plainText ?? page.description ?? ""),
      .string(page.address),
      .array(
        answers.systems.enumerated().filter { page.identitySystems.contains($0.element.id) }
          .map { .int($0.offset) }),
      .array(
        answers.attributes.enumerated().filter { about.contains($0.element.id) }
          .map { .int($0.offset) }),
    ]
  }

  /// Returns the values of the other choices, each made from its search words and its label.
  private func choices(_ json: ([String], String) -> JSON) -> JSON {
    func values(_ values: [(id: String, key: String, label: String)]) -> JSON {
      JSON(values.map { ($0.id, json(searchWords(for: $0.key), $0.label)) })
    }
    return [
      "changed-at": values(
        Place.allCases.map { ($0.keyword, "changed-at.\($0.keyword)", words(for: $0)) }),
      "mapping": values(
        MappingChoice.allCases.map { ($0.rawValue, "mapping.\($0.rawValue)", words(for: $0)) }),
      "edit": values(
        Outcome.Edit.allCases.map { ($0.keyword, "edit.\($0.keyword)", words(for: $0)) }),
    ]
  }

  private func searchWords(for choice: String) -> [String] {
    centre.strings.searchWords(for: choice, target: centre.site.target)
      + (choice == "changed-at.\(Place.target.keyword)" ? centre.site.also : [])
  }
}
