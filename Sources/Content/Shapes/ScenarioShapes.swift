import Profiles
import Shapes
import SyncEngine

extension Scenario {
  static let shape = MapShape(
    [
      .optional("title", .line, "What the scenario is about."),
      .required("identity-system", .name(of: .identitySystem), "The id of a profile."),
      .optional("mapping", MappingEntry.shape, "Rules that replace the profile's mapping."),
      .required(
        "users",
        .map(
          .entries(
            of: .map(ScenarioUser.shape), countMin: 1, reserved: StepReader.expectationShape.names)),
        "The users by their names, as they are at the beginning."),
      .required("steps", .list(of: StepReader.shape), "What happens, in order."),
    ],
    requirements: [
      .when(
        .hasSeveral(["users"]), then: .fits(["steps"], .list(of: StepReader.shapeOfSeveral)))
    ])

  /// What a file of the folder is: a table has axes.
  static let fileShape = Shape.choice(
    key: "axes", with: .map(OutcomeTable.shape), without: .map(shape))
}

extension ScenarioUser {
  static let shape = MapShape(
    [
      .optional(
        "identity-system", .optional(AttributeValue.sourceShape),
        "The values at the identity system."),
      .optional(
        "target", .optional(AttributeValue.targetShape),
        "The values at the target; without it the user is not provisioned yet."),
      .optional("account", .keyword(Account.self), "How the account at the identity system is."),
      .optional("assigned", .flag, "Whether the user is assigned to the target."),
      .optional("status", .keyword(Status.self), "How the account at the target is."),
      .optional("linked", .flag, "Whether the identity system knows the account at the target."),
    ],
    requirements: [
      .when(.any([.has("status"), .has("linked")]), then: .isSet(["target"]))
    ])
}

extension AttributeValue {
  /// Attributes of the identity system, which are listed nowhere.
  static let sourceShape = Shape.named("record") { .map(.entries(of: valueShape)) }
  static let targetShape = Shape.named("target-record") {
    .map(.entries(of: valueShape, named: .attribute))
  }

  private static let valueShape = Shape.either([.value, .list(of: .text)])
}

extension StepReader {
  /// A step of a scenario with one user.
  static let shape = Shape.named("step") {
    .either([.words(["cycle", "full-sync", "force-sync"]), .map(stepShape)])
  }

  /// A step of a scenario with several users, which names its user.
  static let shapeOfSeveral = Shape.named("step-of-several") {
    .either([
      .words(["cycle", "full-sync"]),
      .map(
        MapShape(
          eventKeys(isUserRequired: true) + [
            .optional("expect", expectationOfSeveral, expectUsage)
          ],
          requirements: [.one(eventNames.map { .has($0) })])),
    ])
  }

  package static let eventNames = eventKeys(isUserRequired: false).map(\.name)

  static let stepShape = MapShape(
    eventKeys(isUserRequired: false) + [
      .optional("expect", .map(expectationOfOne), expectUsage)
    ],
    requirements: [.one(eventNames.map { .has($0) })])

  private static let expectUsage = "What is so after the step; what is not named is not checked."

  private static func eventKeys(isUserRequired: Bool) -> [MapShape.Key] {
    let user = MapShape.Key(
      name: "user", shape: .name(of: .user), isRequired: isUserRequired,
      description: "Whose; may be left out where there is one user.")
    let forced: Shape = isUserRequired ? .name(of: .user) : .optional(.name(of: .user))
    return [
      .optional("change", .map(changeShape(user)), "An attribute is set or emptied by a person."),
      .optional("cycle", .nothing, "The next scheduled cycle."),
      .optional("wait", .form(.duration), "Time passes, with each cycle that comes; up to 3650d."),
      .optional("force-sync", forced, "One user is synced by hand."),
      .optional("full-sync", .nothing, "Everybody is synced in full."),
      .optional(
        "life-cycle", .map(lifeCycleShape(user)), "An account is assigned, disabled, deleted, …"),
      .optional(
        "connection", .words(connectionWords.map(\.word)),
        "The connection to the target fails, or works again."),
    ]
  }

  static let changeShape = changeShape(.optional("user", .name(of: .user), ""))
  static let lifeCycleShape = lifeCycleShape(.optional("user", .name(of: .user), ""))

  /// What a change does to the attribute, of which it has one.
  static let changes = ["to", "add", "remove"]

  private static func changeShape(_ user: MapShape.Key) -> MapShape {
    MapShape(
      [
        user, .required("attribute", .name(of: .attribute), "Which attribute."),
        .required("at", .keyword(Place.self), "Where."),
        .optional("to", .value, "Its new value; ~ empties it."),
        .optional("add", .text, "A value that joins those of an attribute that has many."),
        .optional("remove", .text, "A value that leaves those of an attribute that has many."),
      ], requirements: [.one(changes.map { .has($0) })])
  }

  private static func lifeCycleShape(_ user: MapShape.Key) -> MapShape {
    let (accounts, statuses) = (AccountChange.allCases, Status.allCases)
    let words = accounts.map(\.keyword)
    return MapShape(
      [
        user, .required("at", .keyword(Place.self), "Where."),
        .required(
          "becomes",
          .words(words + statuses.map(\.keyword).filter { !words.contains($0) }),
          "What the account becomes there."),
      ],
      requirements: [
        .when(
          .says(["at"], Place.target.keyword),
          then: .fits(["becomes"], .keyword(Status.self)),
          otherwise: .fits(["becomes"], .keyword(AccountChange.self)))
      ])
  }
}

extension StepReader {
  /// What is expected, with the keys that are about the only user.
  static let expectationShape = MapShape(
    [.optional("synced", .list(of: .name(of: .user)), "Exactly the users synced in the step.")]
      + expectationOfUser.keys)

  static let expectationOfUser = MapShape([
    .optional("identity-system", AttributeValue.sourceShape, "Values at the identity system."),
    .optional(
      "target", .optional(AttributeValue.targetShape),
      "Values at the target; ~ says that the user is not provisioned."),
    .optional(
      "overwritten", .list(of: .name(of: .attribute)),
      "Exactly what a person had set and the step replaced."),
    .optional("status", .keyword(Status.self), "How the account at the target is."),
    .optional("linked", .flag, "Whether the identity system knows the account at the target."),
  ])

  private static let expectationOfOne: MapShape = {
    var shape = expectationShape
    shape.others = .map(expectationOfUser)
    shape.otherNames = .user
    return shape
  }()

  private static let expectationOfSeveral: Shape = {
    var shape = MapShape(
      expectationShape.keys.filter { $0.name == "synced" },
      requirements: [.none(of: expectationOfUser.names)])
    shape.others = .map(expectationOfUser)
    shape.otherNames = .user
    return .map(shape)
  }()
}

extension OutcomeTable {
  static let shape = MapShape(
    [
      .required("title", .line, "What the table is about."),
      .optional(
        "mapping", MappingEntry.shape, "Rules that replace the identity systems' mappings."),
      .required(
        "axes", .map(MapShape(TableAxis.Subject.allCases.map(\.axisKey))),
        "What varies from row to row."),
      .required(
        "columns", .map(columnShape), "The titles of the columns, in order: each axis, and outcome."
      ),
    ]
      + TableAxis.Subject.allCases.map {
        .optional($0.rawValue, $0.shape, "\($0.meaning) In all rows, unless it is an axis.")
      },
    requirements: TableAxis.Subject.allCases.map(\.requirement))

  static let outcomeColumn = "outcome"

  private static let columnShape = MapShape(
    TableAxis.Subject.allCases.map {
      .optional($0.rawValue, .text, "The title of the column of this axis.")
    } + [.required(outcomeColumn, .text, "The title of the column of outcomes.")])
}

extension TableAxis.Subject {
  /// What stands for one value of it.
  fileprivate var shape: Shape {
    switch self {
    case .attribute: .name(of: .attribute)
    case .changedAt: .keyword(Place.self)
    case .edit: .keyword(Outcome.Edit.self)
    case .identitySystem: .name(of: .identitySystem)
    }
  }

  fileprivate var meaning: String {
    switch self {
    case .attribute: "The target's attribute that is edited."
    case .changedAt: "Where it is edited."
    case .edit: "Whether it is set or emptied; set by default."
    case .identitySystem: "The identity system that syncs."
    }
  }

  fileprivate var axisKey: MapShape.Key {
    .optional(
      rawValue,
      .either([
        .list(of: shape, isEmptyAllowed: false),
        .map(.entries(of: .map(valueShape), countMin: 1)),
      ]), meaning)
  }

  /// A value of the axis that has a name of its own.
  var valueShape: MapShape {
    MapShape([
      .optional("label", .line, "How the table calls it."),
      .required(rawValue, shape, meaning),
    ])
  }

  /// It is an axis with a column, or the same in all rows.
  fileprivate var requirement: Requirement {
    .when(
      .has(["axes", rawValue]),
      then: .all([.not(.has(rawValue)), .has(["columns", rawValue])]),
      otherwise: .all(
        [.not(.has(["columns", rawValue]))] + (self == .edit ? [] : [.has(rawValue)])))
  }
}
