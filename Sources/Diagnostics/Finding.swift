/// Something that a person must look at, with its place and what to do about it.
public struct Finding: Equatable, Sendable {
  public enum Severity: String, Comparable, Sendable {
    case warning, error

    public static func < (left: Severity, right: Severity) -> Bool {
      left == .warning && right == .error
    }
  }

  /// Another place that belongs to the finding.
  public struct Related: Equatable, Sendable {
    public let location: Location
    public let message: String

    public init(_ message: String, at location: Location) {
      self.location = location
      self.message = visible(message)
    }
  }

  public let code: FindingCode
  public internal(set) var severity: Severity
  public let location: Location
  /// What is wrong: one line, lower case, no full stop, the offending word in quotes. Like the hint and
  /// the related messages it shows by ``visible(_:keepsLines:)`` what it quotes.
  public let message: String
  /// What to do next, on one line or several.
  public let hint: String?
  public let related: [Related]

  public init(
    _ code: FindingCode, at location: Location, _ message: String, hint: String? = nil,
    related: [Related] = []
  ) {
    self.code = code
    severity = code.severity
    self.location = location
    self.message = visible(message)
    self.hint = hint.map { visible($0, keepsLines: true) }
    self.related = related
  }
}

extension Sequence<Finding> {
  public var hasErrors: Bool { contains { $0.severity == .error } }

  /// The findings as a report gives them: sorted by place, each once, with `strict` all as errors.
  public func report(strict: Bool = false) -> [Finding] {
    var report: [Finding] = []
    for var finding in sorted(by: { $0.sortKey < $1.sortKey }) {
      if strict { finding.severity = .error }
      if report.last != finding { report.append(finding) }
    }
    return report
  }
}

extension Finding {
  fileprivate var sortKey: (Location, String, String) { (location, code.rawValue, message) }
}
