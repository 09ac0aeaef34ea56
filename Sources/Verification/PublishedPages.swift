package import Content
package import Diagnostics

extension HelpCentre {
  /// Returns a finding if the help centre publishes no pages, since then nothing is proved.
  ///
  /// - Parameter tree: The content that the help centre was loaded from.
  package func lackOfPages(_ tree: SourceTree) -> [Finding] {
    // Pages with mistakes already have their findings.
    guard pages.allSatisfy(\.isDraft), broken.pages.isEmpty else { return [] }
    let folder = "\(tree.root)/\(Page.folder.dropLast())"
    let message =
      pages.isEmpty
      ? "there is no page in '\(folder)'"
      : "each page in '\(folder)' is a draft, so none is published"
    let hint: String
    if !pages.isEmpty {
      hint = "remove 'draft: true' from a page that is ready"
    } else if let stray = tree.names(below: "", ending: ".md").first {
      hint =
        "pages are the files '\(folder)/**/*.md', which '\(tree.root)/\(stray)' is not: move it there, or "
        + "name the right folder with --content DIR"
    } else {
      hint = "write '\(folder)/first.md', or name the right folder with --content DIR"
    }
    return [Finding(.noPublishedPage, at: Location(file: folder), message, hint: hint)]
  }
}
