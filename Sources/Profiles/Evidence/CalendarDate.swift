/// A day of the Gregorian calendar, written such as `2026-11-20`.
package struct CalendarDate: Equatable, Comparable, Sendable, CustomStringConvertible {
  /// Days since 1970-01-01.
  package let day: Int

  /// - Parameter secondsSince1970: In UTC.
  package init(secondsSince1970: Int) {
    day = secondsSince1970 >= 0 ? secondsSince1970 / 86_400 : (secondsSince1970 - 86_399) / 86_400
  }

  /// - Returns: `nil` if the text is no such day, or one before the year 1970.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard text.utf8.count == 10, parts.map(\.utf8.count) == [4, 2, 2],
      let year = Int(parts[0]), let month = Int(parts[1]), let dayOfMonth = Int(parts[2]),
      year >= 1970, (1...12).contains(month), (1...31).contains(dayOfMonth)
    else { return nil }
    // Years begin in March, so that a leap day is the last of its year.
    let shifted = month <= 2 ? year - 1 : year
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + dayOfMonth - 1
    day = shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
    guard description == text else { return nil }
  }

  package var description: String {
    let shifted = day + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0)
    return [year, (month + 2) % 12 + 1, dayOfYear - (153 * month + 2) / 5 + 1].map { part in
      part < 10 ? "0\(part)" : "\(part)"
    }.joined(separator: "-")
  }

  package static func < (left: CalendarDate, right: CalendarDate) -> Bool { left.day < right.day }
}
