/// Something that a person must look at, with its place and what to do about it.
package struct Finding: Equatable, Sendable {
  package enum Severity: String, Comparable, Sendable {
    case warning, error

    package static func < (left: Severity, right: Severity) -> Bool {
      left == .warning && right == .error
    }
  }

  /// Another place that belongs to the finding.
  package struct Related: Equatable, Sendable {
    package let location: Location
    package let message: String

    package init(_ message: String, at location: Location) {
      self.location = location
      self.message = visible(message)
    }
  }

  package let code: FindingCode
  package internal(set) var severity: Severity
  package let location: Location
  /// What is wrong: one line, lower case, no full stop, the offending word in quotes. Like the hint and
  /// the related messages it shows by ``visible(_:keepsLines:)`` what it quotes.
  package let message: String
  /// What to do next, on one line or several.
  package var hint: String? {
    makeHint().map { visible($0.shortened(toBytes: ReportLimits.hintBytesMax), keepsLines: true) }
  }
  package let related: [Related]
  /// How many findings of the same kind a report leaves out after this one.
  package internal(set) var more = 0

  private let makeHint: @Sendable () -> String?

  package init(
    _ code: FindingCode, at location: Location, _ message: String, hint: String? = nil,
    related: [Related] = []
  ) {
    self.init(code, at: location, message, related: related) { hint }
  }

  /// - Parameter makeHint: Makes the hint when it is shown: to look for a near name among many takes
  ///   long, and of thousands of findings few are shown.
  package init(
    _ code: FindingCode, at location: Location, _ message: String, related: [Related] = [],
    makeHint: @escaping @Sendable () -> String?
  ) {
    self.code = code
    severity = code.severity
    self.location = location
    self.message = visible(message.shortened(toBytes: ReportLimits.messageBytesMax))
    self.related = related.shortened
    self.makeHint = makeHint
  }

  /// The same finding with further places.
  package func with(related further: [Related]) -> Finding {
    further.isEmpty
      ? self
      : Finding(code, at: location, message, related: related + further, makeHint: makeHint)
  }

  /// How many findings of its kind are not shown, in words.
  package var rest: String? { more == 0 ? nil : "and \(more) more like this" }

  /// What is said after the message: what to do next, and how many are not shown.
  package var notes: [String] { [hint, rest].compactMap(\.self) }

  /// The message and all that is said after it, for reports that have one text for a finding.
  package var text: String { ([message] + notes).joined(separator: "\n") }

  /// Whether another finding says the same of the same place.
  fileprivate func isSame(as other: Finding) -> Bool {
    code == other.code && severity == other.severity && location == other.location
      && message == other.message && related == other.related
  }

  package static func == (left: Finding, right: Finding) -> Bool {
    left.isSame(as: right) && left.more == right.more && left.hint == right.hint
  }
}

extension [Finding] {
  package mutating func append(
    _ code: FindingCode, at location: Location, _ message: String, hint: String? = nil,
    related: [Finding.Related] = []
  ) {
    append(Finding(code, at: location, message, hint: hint, related: related))
  }

  package mutating func append(
    _ code: FindingCode, at location: Location, _ message: String,
    related: [Finding.Related] = [], makeHint: @escaping @Sendable () -> String?
  ) {
    append(Finding(code, at: location, message, related: related, makeHint: makeHint))
  }
}

extension [Finding.Related] {
  /// The first of them, and how many there are besides.
  fileprivate var shortened: Self {
    guard count > ReportLimits.relatedMax, let last = prefix(ReportLimits.relatedMax).last else {
      return self
    }
    let more = counted(count - ReportLimits.relatedMax, "more place")
    return dropLast(count - ReportLimits.relatedMax + 1)
      + [Finding.Related("\(last.message), and \(more)", at: last.location)]
  }
}

extension Sequence<Finding> {
  package var hasErrors: Bool { contains { $0.severity == .error } }

  /// How many there are, with those that a report left out.
  package var total: Int { reduce(0) { $0 + 1 + $1.more } }

  /// The same of one severity.
  package func total(_ severity: Finding.Severity) -> Int {
    lazy.filter { $0.severity == severity }.total
  }

  /// The findings as a report gives them: sorted by place, each once, with `strict` all as errors. Of
  /// one kind only the first are given, and the others counted.
  package func report(strict: Bool = false) -> [Finding] {
    var report: [Finding] = []
    /// How many of a group are in the report, and where the last one is.
    var groups: [Group: (count: Int, last: Int)] = [:]
    var previous: Finding?
    for var finding in sorted(by: { $0.sortKey < $1.sortKey }) {
      if strict { finding.severity = .error }
      if let previous, previous.isSame(as: finding) { continue }
      previous = finding
      let inFile = Group(code: finding.code, file: finding.location.file)
      let anywhere = Group(code: finding.code)
      if let group = groups[inFile], group.count == ReportLimits.findingsMaxInFile {
        report[group.last].more += 1 + finding.more
      } else if let group = groups[anywhere], group.count == ReportLimits.findingsMax {
        report[group.last].more += 1 + finding.more
      } else {
        for group in [inFile, anywhere] {
          groups[group] = ((groups[group]?.count ?? 0) + 1, report.count)
        }
        report.append(finding)
      }
    }
    return report
  }
}

/// Findings of one kind, in one file or in all.
private struct Group: Hashable {
  let code: FindingCode
  var file: String?
}

extension Finding {
  fileprivate var sortKey: (Location, String, String) { (location, code.rawValue, message) }
}
