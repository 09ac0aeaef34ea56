import Markup

/// What the links and the comments of a page's text mean.
package struct PageReferences: Sendable {
  /// In the order of the document's links.
  package let links: [LinkDestination]
  /// In the order of the document's directives; `nil` for those that are about no block.
  package let blocks: [BlockReference?]

  /// - Parameters:
  ///   - document: `nil` where a page has no such text.
  ///   - page: The path of the page inside the content folder.
  ///   - systems: The ids of all identity systems.
  init(_ document: Document?, on page: String, systems: [String]) {
    links =
      document?.links.map { LinkDestination($0.destination, on: page, systems: systems) } ?? []
    blocks = document?.directives.map { BlockReference($0.name, $0.argument) } ?? []
  }
}
