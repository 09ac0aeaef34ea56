import Content
package import Diagnostics
import Markup

extension SourceTree {
  /// Returns the pages with unaligned tables, with their formatted texts, in the order of their paths.
  package func formattedPages() async -> [(name: String, text: String)] {
    let formatted = await concurrentMap(names(below: Page.folder, ending: ".md")) { name in
      guard let file = self[name], let frontMatter = FrontMatter(file) else {
        return (name, "", "")
      }
      return (name, file.text, formattingTables(file, frontMatter.body))
    }
    return formatted.filter { !$0.1.utf8.elementsEqual($0.2.utf8) }.map { (name: $0.0, text: $0.2) }
  }
}
