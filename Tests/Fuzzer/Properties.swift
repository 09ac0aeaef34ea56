import Diagnostics

/// What must hold whatever a text is.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

extension [Finding] {
  /// Each finding is about a place that there is.
  ///
  /// - Parameter file: The files that were read, by the paths that findings know.
  func check(_ file: (String) -> SourceFile?) throws(Failure) {
    for finding in self {
      if finding.message.isEmpty { throw Failure("a finding says nothing: \(finding)") }
      for location in [finding.location] + finding.related.map(\.location) {
        guard let file = file(location.file) else {
          // Of a file that is not there a finding speaks at its beginning.
          if location.start != .start { throw Failure("there is no such place: \(finding)") }
          continue
        }
        for place in [location.start, location.end] {
          let isThere =
            place.line <= file.lineCount
            && place.column <= file.line(place.line).unicodeScalars.count + 2
          if !isThere { throw Failure("the place \(place) is outside its file: \(finding)") }
        }
      }
      _ = finding.hint
    }
    try checkReports()
  }

  /// They can be shown, all of them are counted, and once more in the same way.
  private func checkReports() throws(Failure) {
    let report = report()
    if report.hasErrors != hasErrors { throw Failure("the report has other errors") }
    if report.report() != report { throw Failure("a report of a report is another one") }
  }

  func checkEqual(to others: [Finding]) throws(Failure) {
    if self != others { throw Failure("the same texts have other findings") }
  }
}
