/// One of several runs that together check a help centre.
public struct Shard: Equatable, Sendable {
  /// More parts than this are no help to anybody.
  public static let countMax = 1_000
  public static let whole = Shard(number: 1, count: 1)

  /// From 1 to ``count``.
  public let number: Int
  public let count: Int

  private init(number: Int, count: Int) {
    self.number = number
    self.count = count
  }

  /// - Parameter text: Such as `2/3`: the second of three parts.
  /// - Returns: `nil` unless there is such a part.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } }),
      let number = Int(parts[0]), let count = Int(parts[1]), (1...Self.countMax).contains(count),
      (1...count).contains(number)
    else { return nil }
    self.init(number: number, count: count)
  }

  public var isWhole: Bool { count == 1 }
}
