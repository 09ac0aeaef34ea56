import Diagnostics
import Profiles
import SyncEngine
import Traces
import Verification

/// All answers about single attributes, by question.
struct AnswerSet: Sendable {
  /// The attributes in the order of the catalogue.
  let attributes: [AttributeCatalogue.Entry]
  let systems: [IdentitySystem]
  private let answers: [Question: Answer]

  init(_ knowledge: CheckedHelpCentre) {
    let centre = knowledge.centre
    systems = centre.identitySystems
    var seen = Set<ExactString>()
    attributes =
      centre.attributes?.entries
      ?? knowledge.outcomes.map(\.probe.attribute).filter { seen.insert($0).inserted }
      .map { AttributeCatalogue.Entry(id: $0, name: $0.text, path: nil, also: []) }
    answers = Dictionary(
      first: (knowledge.outcomes + knowledge.assumedOutcomes).map { (Question($0.probe), $0) })
  }

  /// Returns the answer for an attribute with the chosen mapping.
  func answer(
    _ attribute: ExactString, _ mapping: MappingChoice, _ place: Place, _ edit: Outcome.Edit,
    under system: IdentitySystem
  ) -> Answer? {
    let mapped: AttributeProbe.MappedAs =
      switch mapping {
      case .mapped: .mapped
      case .unmapped: .unmapped
      case .usual: usual(attribute, under: system)
      }
    return answer(attribute, as: mapped, place, edit, under: system)
  }

  /// Returns the answers for an attribute mapped in one way, for each place and each edit.
  func answers(
    _ attribute: ExactString, as mapped: AttributeProbe.MappedAs, under system: IdentitySystem
  ) -> [Answer] {
    Place.allCases.flatMap { place in
      Outcome.Edit.allCases.compactMap { edit in
        answer(attribute, as: mapped, place, edit, under: system)
      }
    }
  }

  private func answer(
    _ attribute: ExactString, as mapped: AttributeProbe.MappedAs, _ place: Place,
    _ edit: Outcome.Edit,
    under system: IdentitySystem
  ) -> Answer? {
    answers[
      Question(
        system: system.id, attribute: attribute, mapped: mapped, place: place, edit: edit)]
  }

  /// Returns how the identity system's usual mapping treats an attribute.
  func usual(_ attribute: ExactString, under system: IdentitySystem) -> AttributeProbe.MappedAs {
    system.mappedAs(attribute)
  }

  fileprivate struct Question: Hashable {
    let system: String
    let attribute: ExactString
    let mapped: AttributeProbe.MappedAs
    let place: Place
    let edit: Outcome.Edit
  }
}

/// The choices for how an attribute is mapped.
enum MappingChoice: String, CaseIterable {
  case mapped, unmapped
  /// The usual mapping of the identity system: for example a constant, which is neither mapped nor
  /// unmapped.
  case usual

  /// Creates the most specific choice.
  init(_ usual: AttributeProbe.MappedAs) {
    self =
      switch usual {
      case .mapped: .mapped
      case .unmapped: .unmapped
      case .constant, .sentEmpty: .usual
      }
  }
}

extension AnswerSet.Question {
  fileprivate init(_ probe: AttributeProbe) {
    self.init(
      system: probe.identitySystem.id, attribute: probe.attribute, mapped: probe.mappedAs,
      place: probe.place, edit: probe.edit)
  }
}
