/// The places that cmark writes into its HTML, as `data-sourcepos="3:1-4:20"` with columns in bytes.
enum ShownPlaces {
  private static let opening = "data-sourcepos=\""

  /// The attribute, with a space before it.
  static func attribute(_ start: (line: Int, column: Int), _ end: (line: Int, column: Int))
    -> String
  {
    " \(opening)\(start.line):\(start.column)-\(end.line):\(end.column)\""
  }

  /// The HTML with other places in it.
  static func moved(
    _ html: String, by move: (_ line: Int, _ column: Int) -> (line: Int, column: Int)
  ) -> String {
    let parts = html.split(separator: opening, omittingEmptySubsequences: false)
    return parts[0]
      + parts.dropFirst().map { part in
        let end = part.firstIndex(of: "\"") ?? part.endIndex
        let numbers = part[..<end].split { !$0.isNumber }.compactMap { Int($0) }
        guard numbers.count == 4 else { return opening + part }
        let (first, last) = (move(numbers[0], numbers[1]), move(numbers[2], numbers[3]))
        return String(attribute(first, last).dropFirst().dropLast() + part[end...])
      }.joined()
  }
}

extension Array<Fragment> {
  /// The fragments with other places in their HTML, if they show any.
  func movingPlaces(
    _ move: (_ line: Int, _ column: Int) -> (line: Int, column: Int)
  ) -> [Fragment] {
    map { if case .html(let html) = $0 { .html(ShownPlaces.moved(html, by: move)) } else { $0 } }
  }
}
