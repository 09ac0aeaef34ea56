import Diagnostics

/// A value of a JSON text, with its place in it.
struct JSONNode: Sendable {
  enum Content: Sendable {
    case null
    case bool(Bool)
    /// As written: nothing here computes with it.
    case number(String)
    case string(String)
    case array([JSONNode])
    case object([Member])
  }

  struct Member: Sendable {
    let key: ExactString
    /// Where the key stands, in UTF-8 bytes of the text.
    let keyRange: Range<Int>
    let value: JSONNode
  }

  let content: Content
  /// In UTF-8 bytes of the text.
  let range: Range<Int>

  var isNull: Bool {
    if case .null = content { true } else { false }
  }

  /// What a reader would call such a value.
  var kind: String {
    switch content {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
