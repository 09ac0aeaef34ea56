/// A function applied to values: what an expression of a mapping makes of them (R16).
package struct Term: Equatable, Sendable {
  package let function: Function
  package let arguments: [Value?]

  package init(_ function: Function, _ arguments: [Value?]) {
    self.function = function
    self.arguments = arguments
  }
}

/// The interned, opaque function of an expression.
package struct Function: Equatable, Sendable {
  package let index: Int32

  package init(_ index: Int32) { self.index = index }
}

extension Value {
  /// The value of a term by its position in ``World/terms``. Values of words are 0 and more, and −1 is
  /// kept free for an absent one where values travel as numbers.
  package init(termAt position: Int) { self.init(-2 - Int32(position)) }

  /// The position of the term that the value is, if it is one.
  package var termPosition: Int? { index <= -2 ? Int(-2 - index) : nil }
}
