package import Diagnostics

/// A Markdown text as values: its HTML with slots for what others must fill in, and what was found
/// in it, with positions.
package struct Document: Equatable, Sendable {
  /// The HTML in order, cut where a link, an image, or a block under a directive must be filled in.
  package internal(set) var fragments: [Fragment] = []
  package internal(set) var links: [Link] = []
  package internal(set) var headings: [Heading] = []
  package internal(set) var directives: [Directive] = []
  /// Raw HTML other than comments, which is not rendered.
  package internal(set) var rawHTML: [Location] = []
  package internal(set) var images: [Image] = []
  /// The code in the text, with its backticks where they were found.
  package internal(set) var codeSpans: [Words] = []
  /// The sentences and the rows of tables, apart from what stands under directives.
  package internal(set) var sentences: [Sentence] = []
  /// Why the text has no HTML, if that is so.
  package internal(set) var refusals: [Finding] = []
  /// The words of the sentences without formatting, with white space folded.
  package var plainText: String { sentences.map(\.text).joined(separator: " ") }

  package init() {}

  init(refused: Finding) { refusals = [refused] }
}

/// A stretch of HTML, or a slot in it.
package enum Fragment: Equatable, Sendable {
  case html(String)
  /// What comes before and after the words of ``Document/links`` at this index.
  case linkStart(Int)
  case linkEnd(Int)
  /// What stands for the block under ``Document/directives`` at this index.
  case block(Int)
  /// What stands for ``Document/images`` at this index.
  case image(Int)
}

package struct Link: Equatable, Sendable {
  /// The address as written, for example `outcome:attribute-outcomes/mapped-target`.
  package let destination: String
  package let title: String?
  /// The words without inline formatting, with white space folded.
  package let words: String
  /// From the opening bracket to the closing parenthesis, as far as it could be found in the text.
  package let location: Location
  /// The words in the source, in UTF-8 bytes of the file, or `nil` for a link written by reference.
  package let wordsRange: Range<Int>?
}

package struct Image: Equatable, Sendable {
  package let destination: String
  package let title: String?
  package let alternative: String
  package let location: Location
}

package struct Heading: Equatable, Sendable {
  package let level: Int
  package let text: String
  /// Unique in its document, made of the heading's words.
  package let anchor: String
}

/// A comment of the form `<!-- name: argument -->`.
package struct Directive: Equatable, Sendable {
  package let name: String
  package let argument: String
  package let location: Location
  /// The block right under it, for the directives that take one.
  package internal(set) var block: Block?
}

/// A block of the source that a directive speaks of.
package struct Block: Equatable, Sendable {
  package enum Content: Equatable, Sendable {
    /// The first row holds the column titles.
    case table([[Words]])
    case list([Words])
    case other
  }

  package let content: Content
  package let location: Location
  /// The whole lines of the block, in UTF-8 bytes of the file.
  package let range: Range<Int>
}

/// Words without inline formatting, with white space folded.
package struct Words: Equatable, Sendable {
  package let text: String
  package let location: Location
}
