package import Diagnostics

/// A text of JSON that was read.
package struct JSONDocument: Sendable {
  package let root: LocatedJSON
  /// Where keys stand that their object has before, in UTF-8 bytes. The standard leaves open what that
  /// means.
  package let repeatedKeys: [Range<Int>]

  /// Reads a text as RFC 8259 has it, and nothing that is only nearly so, in one pass.
  ///
  /// JSON is not read as YAML, although it is said to be a part of that: libyaml knows YAML 1.1, refuses
  /// tabs and the escape `\/`, makes two halves of a character of `\uD83D\uDE00`, and takes what is no
  /// JSON, such as comments and strings without quotes. Foundation's reader keeps no places, and lets one
  /// of two equal keys win.
  ///
  /// - Throws: The first fault of a text that is broken, or too deep or large for the policy.
  package init(reading text: String, _ policy: JSONPolicy) throws(JSONFault) {
    var reader = JSONReader(Array(text.utf8), policy)
    root = try reader.document()
    repeatedKeys = reader.repeatedKeys
  }
}

extension JSON {
  /// Reads a text that a program wrote.
  ///
  /// - Returns: `nil` if the text is no JSON, or nested too deep.
  package init?(reading text: String) {
    guard let document = try? JSONDocument(reading: text, .message) else { return nil }
    self = document.root.value
  }
}

/// Why a text is not read.
package struct JSONFault: Error {
  let code: FindingCode
  /// In UTF-8 bytes of the text.
  let range: Range<Int>
  let message: String

  package func finding(in file: SourceFile) -> Finding {
    Finding(code, at: file.location(range), message)
  }
}
