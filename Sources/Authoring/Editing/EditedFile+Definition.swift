import Content
package import Diagnostics

extension EditedFile {
  /// Returns the definition of the word or the link at a position.
  ///
  /// - Parameter offset: The position in UTF-8 bytes.
  package func definition(at offset: Int) -> Location? {
    place(at: offset).flatMap(named).flatMap(location)
  }

  private func location(of thing: NamedThing) -> Location? {
    switch thing {
    case .bound(let reference): return location(of: reference)
    case .page(let name):
      return centre.pages.first { $0.name == name }.map { Location(file: $0.source.path) }
    case .identitySystem(let id): return centre.identitySystem(id)?.location
    case .attribute(let id): return centre.attributes?[id]?.location
    }
  }

  private func location(of reference: Reference) -> Location? {
    switch reference {
    case .claim(let id, _): return centre.claims.first { $0.id.value == id }?.id.location
    case .outcome(let table, let row):
      guard let table = centre.tables.first(where: { $0.id == table }) else { return nil }
      return table.rows.first { $0.id == row }?.attribute.location ?? table.location
    case .table(let id): return centre.tables.first { $0.id == id }?.location
    case .scenario(let id): return centre.scenarios.first { $0.id == id }?.location
    case .setting(let id, let path): return centre.identitySystem(id)?.location(of: path)
    case .attribute(let id, _): return centre.attributes?[id]?.location
    case .source(let id): return centre.sources.first { $0.id.value == id }?.id.location
    }
  }
}
