/// A function applied to values: what an expression of a mapping makes of them (R16).
public struct Term: Equatable, Sendable {
  public let function: Function
  public let arguments: [Value?]

  public init(_ function: Function, _ arguments: [Value?]) {
    self.function = function
    self.arguments = arguments
  }
}

/// The function of an expression, interned: nothing is known of it but that it is one.
public struct Function: Equatable, Sendable {
  public let index: Int32

  public init(_ index: Int32) { self.index = index }
}

extension Value {
  /// The value of a term by its position in ``World/terms``. Values of words are 0 and more, and −1 is
  /// kept free for an absent one where values travel as numbers.
  public init(termAt position: Int) { self.init(-2 - Int32(position)) }

  /// The position of the term that the value is, if it is one.
  public var termPosition: Int? { index <= -2 ? Int(-2 - index) : nil }
}
