public import Diagnostics

/// A Markdown text as values: its HTML with slots for what others must fill in, and what was found
/// in it, with positions.
public struct Document: Equatable, Sendable {
  /// The HTML in order, cut where a link, an image, or a block under a directive must be filled in.
  public internal(set) var fragments: [Fragment] = []
  public internal(set) var links: [Link] = []
  public internal(set) var headings: [Heading] = []
  public internal(set) var directives: [Directive] = []
  /// Raw HTML other than comments, which is not rendered.
  public internal(set) var rawHTML: [Location] = []
  public internal(set) var images: [Image] = []
  /// The code in the text, with its backticks where they were found.
  public internal(set) var codeSpans: [Words] = []
  /// The sentences and the rows of tables, apart from what stands under directives.
  public internal(set) var sentences: [Sentence] = []
  /// Why the text has no HTML, if that is so.
  public internal(set) var refusals: [Finding] = []
  /// The words of the sentences without formatting, with white space folded.
  public var plainText: String { sentences.map(\.text).joined(separator: " ") }

  public init() {}

  init(refused: Finding) { refusals = [refused] }
}

/// A stretch of HTML, or a slot in it.
public enum Fragment: Equatable, Sendable {
  case html(String)
  /// What comes before and after the words of ``Document/links`` at this index.
  case linkStart(Int)
  case linkEnd(Int)
  /// What stands for the block under ``Document/directives`` at this index.
  case block(Int)
  /// What stands for ``Document/images`` at this index.
  case image(Int)
}

public struct Link: Equatable, Sendable {
  /// The address as written, for example `outcome:attribute-outcomes/mapped-target`.
  public let destination: String
  public let title: String?
  /// The words without inline formatting, with white space folded.
  public let words: String
  /// From the opening bracket to the closing parenthesis, as far as it could be found in the text.
  public let location: Location
  /// The words in the source, in UTF-8 bytes of the file, or `nil` for a link written by reference.
  public let wordsRange: Range<Int>?
}

public struct Image: Equatable, Sendable {
  public let destination: String
  public let title: String?
  public let alternative: String
  public let location: Location
}

public struct Heading: Equatable, Sendable {
  public let level: Int
  public let text: String
  /// Unique in its document, made of the heading's words.
  public let anchor: String
}

/// A comment of the form `<!-- name: argument -->`.
public struct Directive: Equatable, Sendable {
  public let name: String
  public let argument: String
  public let location: Location
  /// The block right under it, for the directives that take one.
  public internal(set) var block: Block?
}

/// A block of the source that a directive speaks of.
public struct Block: Equatable, Sendable {
  public enum Content: Equatable, Sendable {
    /// The first row holds the column titles.
    case table([[Words]])
    case list([Words])
    case other
  }

  public let content: Content
  public let location: Location
  /// The whole lines of the block, in UTF-8 bytes of the file.
  public let range: Range<Int>
}

/// Words without inline formatting, with white space folded.
public struct Words: Equatable, Sendable {
  public let text: String
  public let location: Location
}
