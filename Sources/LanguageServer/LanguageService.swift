package import Diagnostics

/// What the server needs to know about content: which findings there are, and what stands at a place.
///
/// Places in files are offsets in UTF-8 bytes.
package protocol LanguageService: Sendable {
  /// What the last check found.
  associatedtype Checked: CheckedContent
  /// What makes the next check faster.
  associatedtype Memory: Sendable

  /// The folder of the content, as findings name it.
  var root: String { get }

  /// Checks the content.
  ///
  /// - Parameters:
  ///   - texts: The texts that the client has open, by their paths inside the content folder.
  ///   - memory: That of the last check, if there was one.
  func check(
    _ texts: [String: String], remembering memory: Memory?
  ) async -> (Result<Checked, ServiceFault>, Memory)

  func hover(
    _ file: ClientFile, at offset: Int, in state: EditorState<Checked>
  ) async throws(ProtocolFault) -> HoverContents?

  func completions(
    _ file: ClientFile, at offset: Int, in state: EditorState<Checked>
  ) async throws(ProtocolFault) -> [CompletionItem]

  func definition(
    _ file: ClientFile, at offset: Int, in state: EditorState<Checked>
  ) async throws(ProtocolFault) -> Location?

  /// What can be done about findings in a range of a file.
  func fixes(
    _ file: ClientFile, in range: ClosedRange<Int>, _ state: EditorState<Checked>
  ) -> [CodeAction]
}

/// Content that was checked.
package protocol CheckedContent: Sendable {
  var content: SourceTree { get }
  var findings: [Finding] { get }
}

/// Why content cannot be checked, in words for the writer.
package struct ServiceFault: Error {
  let message: String

  package init(_ message: String) { self.message = message }
}

/// A file of content with the text that the client has of it.
package struct ClientFile: Sendable {
  /// Its path inside the content folder.
  package let name: String
  package let source: SourceFile
}

/// What is known while a request is answered.
package struct EditorState<Checked: CheckedContent>: Sendable {
  /// The texts that the client has open, by their paths inside the content folder.
  package let texts: [String: String]
  package let checked: Checked?
}

/// What is shown at a place.
package struct HoverContents: Sendable {
  let markdown: String
  let range: Range<Int>?

  package init(markdown: String, range: Range<Int>?) {
    self.markdown = markdown
    self.range = range
  }
}

/// A text that can be written at a place.
package struct CompletionItem: Sendable {
  package enum Kind: Sendable {
    case key, word, name, page

    /// The protocol's number for it.
    var number: Int {
      switch self {
      case .key: 10
      case .word: 12
      case .name: 18
      case .page: 17
      }
    }
  }

  let label: String
  let kind: Kind
  let detail: String
  let text: String
  /// What it replaces.
  let range: Range<Int>

  package init(label: String, kind: Kind, detail: String, text: String, range: Range<Int>) {
    self.label = label
    self.kind = kind
    self.detail = detail
    self.text = text
    self.range = range
  }
}

/// A change that makes a finding go away.
package struct CodeAction: Sendable {
  let title: String
  let finding: Finding
  /// What it replaces.
  let range: Range<Int>
  let text: String

  package init(title: String, finding: Finding, range: Range<Int>, text: String) {
    self.title = title
    self.finding = finding
    self.range = range
    self.text = text
  }
}
