package import Diagnostics

extension Document {
  /// The document with the places of a file in which its text is written in another way, such as with
  /// escapes.
  ///
  /// - Parameters:
  ///   - text: What was parsed.
  ///   - offsets: Where each byte of the text, and its end, is written, in UTF-8 bytes of the file.
  ///   - showsPlaces: As it was parsed.
  package func moved(
    from text: SourceFile, to file: SourceFile, offsets: [Int], showsPlaces: Bool = false
  ) -> Document {
    func range(_ range: Range<Int>) -> Range<Int> {
      offsets[range.lowerBound]..<max(offsets[range.lowerBound], offsets[range.upperBound])
    }
    func place(_ place: Location) -> Location {
      let start = text.offset(of: place.start)
      return file.location(range(start..<max(start, text.offset(of: place.end))))
    }
    func words(_ words: Words) -> Words { Words(text: words.text, location: place(words.location)) }
    func block(_ block: Block) -> Block {
      let content: Block.Content =
        switch block.content {
        case .table(let rows): .table(rows.map { $0.map(words) })
        case .list(let items): .list(items.map(words))
        case .other: .other
        }
      return Block(content: content, location: place(block.location), range: range(block.range))
    }
    var document = self
    if showsPlaces {
      document.fragments = fragments.movingPlaces { line, column in
        let offset = offsets[min(text.lineStart(line) + max(column, 1) - 1, offsets.count - 1)]
        let line = file.position(offset: offset).line
        return (line, offset - file.lineStart(line) + 1)
      }
    }
    document.links = links.map {
      Link(
        destination: $0.destination, title: $0.title, words: $0.words,
        location: place($0.location), wordsRange: $0.wordsRange.map(range))
    }
    document.directives = directives.map {
      Directive(
        name: $0.name, argument: $0.argument, location: place($0.location),
        block: $0.block.map(block))
    }
    document.rawHTML = rawHTML.map(place)
    document.images = images.map {
      Image(
        destination: $0.destination, title: $0.title, alternative: $0.alternative,
        location: place($0.location))
    }
    document.codeSpans = codeSpans.map(words)
    document.refusals = refusals.map {
      Finding($0.code, at: place($0.location), $0.message, hint: $0.hint)
    }
    document.sentences = sentences.map { sentence in
      var sentence = sentence
      sentence.location = place(sentence.location)
      return sentence
    }
    return document
  }
}
