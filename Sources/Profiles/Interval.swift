package import Diagnostics
import SyncEngine

/// A span of time in whole minutes, written such as `40m`, `2h`, `7d` or `1h30m`.
package struct Interval: Equatable, Sendable {
  package let minutes: Int32

  /// - Parameter text: Numbers with the units d, h and m, larger units first, each at most once.
  /// - Returns: `nil` if the text is none, or the span is longer than ``Simulator/lastMinute``.
  package init?(_ text: String) {
    var units: [(name: Unicode.Scalar, minutes: Int64)] = [("d", 1_440), ("h", 60), ("m", 1)]
    var total: Int64 = 0
    var number: Int64?
    for scalar in text.unicodeScalars {
      if ("0"..."9").contains(scalar) {
        number = (number ?? 0) * 10 + Int64(scalar.value - 48)
        guard number ?? 0 <= Int64(Simulator.lastMinute) else { return nil }
      } else if let count = number, let unit = units.firstIndex(where: { $0.name == scalar }) {
        total += count * units[unit].minutes
        units.removeFirst(unit + 1)
        number = nil
      } else {
        return nil
      }
    }
    guard !text.isEmpty, number == nil, total <= Int64(Simulator.lastMinute) else { return nil }
    minutes = Int32(total)
  }

  /// The span as it is written most shortly.
  package var text: String {
    let parts = [(minutes / 1_440, "d"), (minutes / 60 % 24, "h"), (minutes % 60, "m")]
    let text = parts.filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }.joined()
    return text.isEmpty ? "0m" : text
  }
}

extension Located<String> {
  package func duration(for key: String, in range: ClosedRange<Int32>, _ findings: inout [Finding])
    -> Located<Interval>?
  {
    if let duration = Interval(value), range.contains(duration.minutes) {
      return Located<Interval>(duration, at: location)
    }
    let hint =
      "from \(range.lowerBound)m to \(range.upperBound / 1_440)d, written such as 40m, 2h, 7d or 1h30m"
    findings.append(
      .invalidDuration, at: location, "'\(value)' is no duration for '\(key)'", hint: hint)
    return nil
  }
}

extension Interval {
  package init(minutes: Int32) {
    precondition(minutes >= 0, "a span of time is not negative")
    self.minutes = minutes
  }
}
