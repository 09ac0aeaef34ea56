import FlyingSocks

/// A stream of texts as bytes that can be sent.
struct EventBytes: AsyncBufferedSequence {
  typealias Element = UInt8

  let texts: AsyncStream<String>

  func makeAsyncIterator() -> Iterator { Iterator(texts: texts.makeAsyncIterator()) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    var texts: AsyncStream<String>.AsyncIterator
    private var waiting: ArraySlice<UInt8> = []

    init(texts: AsyncStream<String>.AsyncIterator) { self.texts = texts }

    mutating func next() async -> UInt8? {
      await nextBuffer(suggested: 1)?.first
    }

    mutating func nextBuffer(suggested count: Int) async -> ArraySlice<UInt8>? {
      while waiting.isEmpty {
        guard let text = await texts.next() else { return nil }
        waiting = ArraySlice(text.utf8)
      }
      defer { waiting = waiting.dropFirst(count) }
      return waiting.prefix(count)
    }
  }
}
