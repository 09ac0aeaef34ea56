/// How a scenario and its trace travel between a page and the module: as arrays of 32-bit integers,
/// called words here, in little-endian order. This comment is the only description of both; the page's
/// side is `Templates/assets/engine.js`.
///
/// The module knows no names. Attributes are the numbers from 0 up to their count; users too, in the
/// order of the Unicode scalars of their names, for it is the order in which a cycle syncs (R5); a value
/// is any number from 0 up. **−1 stands for none** wherever there may be none. An enumeration of the
/// engine travels as its raw value, which is 0 for its first case; a rule of the engine as its number,
/// 9 for R9.
///
/// A scenario:
///
///     version                                    ``version``
///     starts notices sends absent defaults       the profile; a schedule is needed to start on one
///       createOnly forced
///     minutes between cycles (0: no schedule)    covers
///     attributes, rules, users, events           how many of each
///     for each rule of the mapping:
///       source (0 attribute, 1 constant, 2 none) from    default or constant    to    apply
///     for each user:
///       provisioned (0 or 1)
///       for each attribute: value at the identity system
///       for each attribute: value at the target
///     for each event:
///       0 change                                 user    attribute    place    value
///       1 cycle                                  -       -            -        -
///       2 wait                                   -       -            -        minutes
///       3 forced sync                            user    -            -        -
///       4 full sync                              -       -            -        -
///
/// Words that mean nothing in their place (`-`, the `from` of a constant, the target's values of a user
/// who is not provisioned) are there and may hold anything.
///
/// A trace:
///
///     words in all                               this one included
///     fault (0: none)                            a ``ScenarioFault``; then only the next word follows
///     position of the scenario's word at fault   0 where there is none
///     the moment at the start
///     for each event, in order:
///       minute                                   the clock after it
///       fault (0: none)                          why it cannot be played, an ``EventFault``
///       syncs, effects                           how many of each
///       for each sync:
///         user    minute    why    full (0 or 1)
///         for each rule of the mapping: the rule of the engine that decided, negative if withheld
///       for each effect:
///         minute    user    attribute    place    kind    before    after    rule    origin
///       the moment after it
///
/// An event that cannot be played changes nothing, and the next one is played. A moment:
///
///     minutes to the next cycle                  from the clock; −1 without a schedule
///     for each user:
///       provisioned (0 or 1)                     waits (0 or 1): a cycle counts the user as due
///       for each attribute: value at the identity system
///       for each attribute: value at the target
///       for each attribute: is it due (0 or 1)
///       for each attribute: is it edited (0 or 1)
public enum Format {
  /// Told by each scenario, so that a page and a module of different builds notice it.
  public static let version: Int32 = 1

  public static let attributesMax: Int32 = 1_000
  public static let usersMax: Int32 = 1_000
  public static let eventsMax: Int32 = 10_000
  /// How long a trace may get, in words: 64 MiB.
  public static let traceWordsMax = 16 * 1_024 * 1_024

  static let headWords = 14
  static let wordsPerRule = 5
  static let wordsPerEvent = 5
  static let wordsPerEffect = 9

  static func wordsPerUser(attributes: Int) -> Int { 1 + 2 * attributes }

  /// How many words a scenario has at most.
  static var scenarioWordsMax: Int32 {
    Int32(
      headWords + Int(attributesMax) * wordsPerRule
        + Int(usersMax) * wordsPerUser(attributes: Int(attributesMax))
        + Int(eventsMax) * wordsPerEvent)
  }
}

/// Why a scenario cannot be read, or not be played to its end. The words of a trace tell it.
public enum ScenarioFault: Int32, CaseIterable, Sendable {
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
public enum EventFault: Int32, CaseIterable, Sendable {
  case noSchedule = 1
  case notProvisioned
  case clockEnds
  case tooManyCycles
  case accountDeleted
}
