import BuiltIn
import Content
import Diagnostics
import Profiles
import Site
import Verification

/// What was found when all of the content was looked at, and then at single pages.
struct LiveLook: Sendable {
  /// Whether pages say where in their files it stands what they show.
  static let showsPlaces = true
  /// More pages than a writer saves at once; then all is looked at.
  private static let glancesMax = 16

  let workspace: Workspace
  private(set) var findings: [Finding]
  private let design: SourceTree
  /// `nil` if nothing can be shown.
  let preview: SitePreview?
  /// The files of the pages that can be shown, by the pages' paths in the site.
  let sources: [String: String]
  /// The pages by the paths of their files.
  private let pages: [String: Page]
  /// Those that were looked at since.
  private var glanced: [String: CheckedPage] = [:]

  init(
    _ workspace: Workspace, _ design: SourceTree, _ library: TemplateLibrary?,
    lastChanges: [String: CalendarDate], _ findings: [Finding]
  ) {
    self.workspace = workspace
    self.design = design
    self.findings = (workspace.findings + findings).report()
    let pages = workspace.loaded.value.pages
    self.pages = Dictionary(
      pages.map { ($0.source.path, $0) }, uniquingKeysWith: { first, _ in first })
    let checked = workspace.verification.checked
    preview = checked.flatMap { checked in
      library.map {
        SitePreview(
          of: checked, with: $0, engine: BuiltIn.engineModule, lastChanges: lastChanges)
      }
    }
    sources = Dictionary(
      pages.map { (SiteAddress.file(ofPage: $0.address), $0.source.path) },
      uniquingKeysWith: { first, _ in first })
  }

  func file(atPath path: String) -> SourceFile? {
    glanced[path]?.page.source ?? workspace.file(atPath: path) ?? design.file(atPath: path)
  }

  func page(atPath path: String) -> Page? { glanced[path]?.page ?? pages[path] }

  /// The pages that can be compared with their sources: what is wrong shows otherwise.
  var rightPages: [CheckedPage] {
    let wrong = Set(findings.filter { $0.severity == .error }.map(\.location.file))
    return workspace.verification.checked?.pages.filter { !wrong.contains($0.page.source.path) }
      ?? []
  }

  /// The same with further findings.
  func adding(_ further: [Finding]) -> LiveLook {
    var look = self
    look.findings = (findings + further).report()
    return look
  }

  /// The pages that were looked at after all of the content was.
  var glancedPages: [OutputFile] {
    glanced.values.compactMap { preview?.page($0) }
  }

  /// Looks at those of some files that are pages, and takes what it finds for what was found of them.
  func glancing(at files: some Collection<String>) -> LiveLook {
    let known = files.compactMap { pages[$0] }
    guard known.count <= Self.glancesMax else { return self }
    var look = self
    for page in known { look.glance(at: page) }
    return look
  }

  private mutating func glance(at page: Page) {
    let folder = ContentFolder(path: workspace.content.root)
    guard let source = folder.file(page.name), let now = glance(at: source, page),
      let before = glance(at: page.source, page)
    else { return }
    // What concerns other pages, too, is as it was.
    let own = Set(before.findings.map { "\($0)" })
    findings.removeAll {
      $0.location.file == source.path && ($0.code == .differingPage || own.contains("\($0)"))
    }
    let differences = now.findings.hasErrors ? [] : preview?.differences(of: now.value) ?? []
    findings = (findings + now.findings + differences).report()
    glanced[source.path] = now.value
  }

  private func glance(at source: SourceFile, _ page: Page) -> Checked<CheckedPage>? {
    workspace.verification.glance(
      at: source, name: page.name, showsPlaces: Self.showsPlaces)
  }
}
