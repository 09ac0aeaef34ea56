#if canImport(SyncEngine)
  internal import SyncEngine
#endif

/// How a scenario and its trace travel between a page and the module: as arrays of 32-bit integers,
/// called words here, in little-endian order. This comment is the only description of both; the page's
/// side is `Templates/assets/engine.js`.
///
/// The module knows no names. Attributes are the numbers from 0 up to their count; users too, in the
/// order of the Unicode scalars of their names, for it is the order in which a cycle syncs (R5); a value
/// is any number from 0 up, and so is the function of an expression. **−1 stands for none** wherever
/// there may be none. An enumeration of the engine travels as its raw value, which is 0 for its first
/// case; a rule of the engine as its number, 9 for R9; a flag as 0 or 1.
///
/// A scenario:
///
///     version                                    ``version``
///     for each setting of the profile:           in the order of ``Profile/Setting``, 0 for an interval
///       its number                               that is not there; a schedule is needed to start on one
///     attributes, rules, arguments, users,       how many of each
///       events
///     for each attribute: what the target does   the sum of 1 read-only, 2 immutable, 4 names a user,
///                                                8 is not kept by a deleted account
///     for each rule of the mapping:
///       source                                   0 attribute, 1 constant, 2 none, 3 expression
///       from, or the expression's function
///       default or constant
///       to    apply
///       absent                                   −1: as the profile says
///       arguments                                how many the expression has
///     for each argument of each expression: attribute
///     for each user:
///       provisioned
///       account    assigned
///       status    linked                         of the account at the target
///       value that names the user
///       for each attribute: value at the identity system
///       for each attribute: value at the target
///     for each event:
///       0 change                                 user    attribute    place    value
///       1 cycle                                  -       -            -        -
///       2 wait                                   -       -            -        minutes
///       3 forced sync                            user    -            -        -
///       4 full sync                              -       -            -        -
///       5 account at the identity system         user    -            -        what it becomes
///       6 status at the target                   user    -            -        what it becomes
///       7 connection                             -       -            -        works
///
/// Words that mean nothing in their place (`-`, the `from` of a constant, the arguments of a rule that
/// is no expression, the target's values of a user who is not provisioned) are there and may hold
/// anything.
///
/// A trace:
///
///     words in all                               this one included
///     fault (0: none)                            a ``ScenarioFault``; then only the next word follows
///     position of the scenario's word at fault   0 where there is none
///     position of the terms in the trace
///     the moment at the start
///     for each event, in order:
///       minute                                   the clock after it
///       fault (0: none)                          why it cannot be played, an ``EventFault``
///       syncs, effects, failures                 how many of each
///       for each sync:
///         user    minute    why    full
///         for each rule of the mapping: the rule of the engine that decided, negative if withheld
///       for each effect:
///         minute    user    attribute    place    kind    before    after    rule    origin
///       for each failure:
///         minute    user (−1: a cycle)    why    rule
///       the moment after it
///     the terms: how many, and for each
///       function    arguments (how many)    for each argument: value
///
/// In a trace a value of **−2 or less** is a term, what an expression gave: −2 the first, −3 the second.
/// An event that cannot be played changes nothing, and the next one is played. A moment:
///
///     minutes to the next cycle                  from the clock; −1 without a schedule
///     connected                                  whether syncs reach the target
///     minute at which a quarantine began         −1 if there is none now
///     for each user:
///       provisioned
///       waits                                    whether a cycle counts the user as due
///       account    assigned
///       status (−1)    linked                    of the account at the target, if there is one
///       due for the life cycle
///       for each attribute: value at the identity system
///       for each attribute: value at the target
///       for each attribute: is it due
///       for each attribute: is it edited
package enum Format {
  /// Told by each scenario, so that a page and a module of different builds notice it.
  package static let version: Int32 = 2

  package static let attributesMax: Int32 = 1_000
  /// Of all expressions together.
  package static let argumentsMax: Int32 = 10_000
  package static let usersMax: Int32 = 1_000
  package static let eventsMax: Int32 = 10_000
  /// How long a trace may get, in words: 64 MiB.
  package static let traceWordsMax = 16 * 1_024 * 1_024

  /// The version, the profile, and five counts.
  static let headWords = 1 + Profile.Setting.allCases.count + 5
  static let wordsPerRule = 7
  static let wordsPerEvent = 5
  static let wordsPerEffect = 9
  static let wordsPerFailure = 4

  static func wordsPerUser(attributes: Int) -> Int { 6 + 2 * attributes }

  /// How many words a scenario has at most.
  static var scenarioWordsMax: Int32 {
    Int32(
      headWords + Int(attributesMax) * (1 + wordsPerRule) + Int(argumentsMax)
        + Int(usersMax) * wordsPerUser(attributes: Int(attributesMax))
        + Int(eventsMax) * wordsPerEvent)
  }
}

/// Why a scenario cannot be read, or not be played to its end. The words of a trace describe it.
package enum ScenarioFault: Int32, CaseIterable, Sendable {
  /// It was written for another version of the format.
  case wrongVersion = 1
  /// It has more or fewer words than its counts say.
  case wrongLength
  /// A word holds a number that means nothing in its place.
  case outOfRange
  /// Two rules of the mapping go to one attribute of the target.
  case repeatedTarget
  /// The trace could get longer than ``Format/traceWordsMax`` with this event.
  case tooLong
}

/// Why one event cannot be played.
package enum EventFault: Int32, CaseIterable, Sendable {
  case noSchedule = 1
  case notProvisioned
  case clockEnds
  case tooManyCycles
  case accountDeleted
}
