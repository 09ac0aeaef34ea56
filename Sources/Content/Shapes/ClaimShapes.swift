import ModelChecker
import Profiles
import Shapes

extension ClaimStatement {
  static let shape = Shape.list(of: .map(entryShape))

  static let entryShape = MapShape(
    [
      .required("id", .text, "How pages name the claim."),
      .required("says", .line, "The sentence that the law makes true."),
      .optional(
        "for",
        .either([
          .oneOrMore(.name(of: .identitySystem)), .map(SystemSelection.shape), .nothing,
        ]),
        "Which identity systems it is about: all (the default), ids, or settings of their profiles."
      ),
      .optional(
        "attribute", .oneOrMore(.keyword(KindAdjective.self)),
        "Which attributes 'it' stands for; all words must fit."),
      .optional("starting", .keyword(Claim.Starting.self), "In which states runs begin."),
      .optional(
        "assuming", .oneOrMore(.keyword(Claim.Assumption.self), isDistinct: true),
        "What happens again and again, if it can; only for laws with 'eventually'."),
    ] + LawKey.allCases.map { .optional($0.keyword, Proposition.shape, $0.meaning) },
    requirements: lawRequirements)

  /// Exactly one row of the language's table.
  private static let lawRequirements: [Requirement] = [
    .one(
      [LawKey.never, .always, .may].map { .has($0.keyword) } + [
        .any([LawKey.eventually, .when].map { .has($0.keyword) })
      ]),
    .when(
      .has(LawKey.when.keyword),
      then: .all([
        .one([LawKey.then, .eventually].map { .has($0.keyword) }),
        .none(of: [LawKey.after, .before, .until].map(\.keyword)),
        .when(.has(LawKey.by.keyword), then: .has(LawKey.then.keyword)),
      ]),
      otherwise: .all([
        .none(of: [LawKey.then, .by].map(\.keyword)),
        .not(.all([LawKey.before, .until].map { .has($0.keyword) })),
      ])),
    .when(.has("assuming"), then: .has(LawKey.eventually.keyword)),
  ]
}

extension LawKey {
  fileprivate var meaning: String {
    switch self {
    case .never: "In no step of any run."
    case .always: "In each step of every run."
    case .eventually: "In some step of every run."
    case .may: "In some step of some run."
    case .when: "Whenever this holds in a step, what 'then' or 'eventually' says follows."
    case .then: "Follows in the same step, or in the step of the next 'by' at the latest."
    case .by: "The step by which 'then' follows at the latest."
    case .after: "Only after a step in which this holds."
    case .before: "Only before a step in which this holds, which must come."
    case .until: "Only before a step in which this holds, if one comes."
    }
  }
}

extension Proposition {
  /// A phrase, a list (all of them), `{either: […]}` or `{not: …}`.
  static let shape: Shape = .named("proposition") {
    .either([
      .keyword(Atom.self), .list(of: shape, isEmptyAllowed: false),
      .map(
        MapShape([
          .required(either, .list(of: shape, isEmptyAllowed: false), "At least one of them holds.")
        ])),
      .map(MapShape([.required(not, shape, "It does not hold.")])),
    ])
  }

  static let either = "either"
  static let not = "not"
}

extension SystemSelection {
  static let shape = MapShape(ProfileSetting.all.compactMap(\.selectionKey))

  /// Stands for a schedule that is not there.
  static let none = "none"
}

extension ProfileSetting {
  /// The key of `for:` by which identity systems are chosen: the setting's own, without its section, and
  /// `cycle` for whom a cycle covers. There is none for intervals.
  var selectionKey: MapShape.Key? {
    guard let words = selectionWords else { return nil }
    guard setting == .cycleCovers else { return shapeKey }
    return .optional(section.rawValue, .words(words), "Whom a cycle syncs, or that there is none.")
  }

  /// The words under that key.
  var selectionWords: [String]? {
    words.map { section.interval == nil ? $0 : $0 + [SystemSelection.none] }
  }
}
