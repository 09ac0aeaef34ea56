/// How large a picture is, in pixels: the browser keeps its place free while it loads.
package struct PictureSize: Equatable, Sendable {
  package let width: Int
  package let height: Int

  private init?(_ width: Int, _ height: Int) {
    guard width > 0, height > 0 else { return nil }
    self.width = width
    self.height = height
  }

  /// Reads the head of a PNG, GIF or JPEG file; `nil` for anything else.
  package init?(_ bytes: [UInt8]) {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]), bytes.count >= 24 {
      self.init(Self.big(bytes[16..<20]), Self.big(bytes[20..<24]))
    } else if bytes.starts(with: Array("GIF8".utf8)), bytes.count >= 10 {
      self.init(Self.big(bytes[6..<8].reversed()), Self.big(bytes[8..<10].reversed()))
    } else if bytes.starts(with: [0xFF, 0xD8]) {
      self.init(jpeg: bytes)
    } else {
      return nil
    }
  }

  /// Goes from segment to segment up to the one that begins the frame.
  private init?(jpeg bytes: [UInt8]) {
    var place = 2
    while place + 9 < bytes.count, bytes[place] == 0xFF {
      let marker = bytes[place + 1]
      if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
        self.init(
          Self.big(bytes[(place + 7)..<(place + 9)]), Self.big(bytes[(place + 5)..<(place + 7)]))
        return
      }
      place += 2 + Self.big(bytes[(place + 2)..<(place + 4)])
    }
    return nil
  }

  private static func big(_ bytes: some Sequence<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }
}
