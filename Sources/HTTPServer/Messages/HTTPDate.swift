import Platform

/// Dates in the format of headers, such as `Sun, 06 Nov 1994 08:49:37 GMT`.
enum HTTPDate {
  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  static var now: String { text(secondsSince1970: time(nil)) }

  static func text(secondsSince1970 seconds: time_t) -> String {
    var (seconds, date) = (seconds, tm())
    gmtime_r(&seconds, &date)
    let time = [date.tm_hour, date.tm_min, date.tm_sec].map(twoDigits).joined(separator: ":")
    return "\(weekdays[Int(date.tm_wday)]), \(twoDigits(date.tm_mday)) "
      + "\(months[Int(date.tm_mon)]) \(date.tm_year + 1_900) \(time) GMT"
  }

  private static func twoDigits(_ number: Int32) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
