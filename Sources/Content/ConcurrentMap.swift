/// Transforms many elements on all cores; the results have the elements' order.
///
/// - Parameter piece: How many elements make one task: so many that it costs little beside them, so
///   few that all cores stay busy.
package func concurrentMap<Element: Sendable, Result: Sendable>(
  _ elements: [Element], piece: Int = 64, _ transform: @escaping @Sendable (Element) -> Result
) async -> [Result] {
  return await withTaskGroup(of: (Int, [Result]).self) { group in
    for start in stride(from: 0, to: elements.count, by: piece) {
      let part = elements[start..<min(start + piece, elements.count)]
      group.addTask { (start, part.map(transform)) }
    }
    var parts: [(Int, [Result])] = []
    for await part in group { parts.append(part) }
    return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
  }
}
