import Diagnostics

/// What a browser would run or fetch of a file beside the pages, were it opened by itself: there, no
/// policy of a page holds it back.
enum ActiveContent {
  static func findings(_ tree: SourceTree) -> [Finding] {
    let texts = tree.names(below: Page.folder, ending: "").compactMap { tree[$0] }
    let files = tree.attachmentNames(below: Page.folder).map { tree.location(of: $0).file }
    return texts.flatMap { findings(of: $0) } + files.compactMap { refusal(of: $0) }
  }

  private static func findings(of file: SourceFile) -> [Finding] {
    if let refusal = refusal(of: file.path) { return [refusal] }
    guard ["svg", "xml"].contains(ending(of: file.path)) else { return [] }
    var scanner = ActiveMarkupScanner(file)
    return scanner.scan()
  }

  /// Whole files that a browser runs; a compressed picture is one because its content is not inspected.
  private static let endings: Set<String> = [
    "html", "htm", "xhtml", "xht", "shtml", "mht", "mhtml", "js", "mjs", "cjs", "wasm", "svgz",
    "xsl",
    "xslt", "swf", "hta", "jar",
  ]

  private static func refusal(of path: String) -> Finding? {
    let ending = ending(of: path)
    guard endings.contains(ending) else { return nil }
    return Finding(
      .activeContent, at: Location(file: path), "a browser would run a '.\(ending)' file",
      hint: "make a page of it, or offer it in an archive such as a .zip file")
  }

  private static func ending(of path: String) -> String {
    path.split(separator: "/").last?.split(separator: ".").dropFirst().last?.lowercased() ?? ""
  }
}
