import Content
import Profiles

/// The data that every page gets: the site around it.
struct Layout: Sendable {
  var language: String
  var siteName: String
  var target: String
  var title: String
  var description: String?
  var canonical: String?
  /// The prefix of every internal address on this page, such as `../../`.
  var root: String
  var navigation: [NavigationSection]
  var breadcrumbs: [NamedAddress]
  var asOf: String?
  var legend: [LegendEntry]
  /// Which generated pages exist: a small site may lack some.
  var isCompared: Bool
  var hasGlossary: Bool
  var hasScenarios: Bool
  /// The address of the feed, if the site's own address is known.
  var feed: String?
  /// JSON for a data block, escaped.
  var structuredData: String?
  /// The subjects of the page, which filter the full-text search.
  var aboutSystems: [Named] = []
  var aboutAttributes: [Named] = []
  /// An additional stylesheet for this page.
  var furtherStyle: String?
}

/// A page with the site's layout.
protocol ShellModel: TemplateModel {
  var shell: Layout { get }
}

extension ShellModel {
  static var shellFields: TemplateFields<Self> {
    [
      "language": .text { $0.shell.language },
      "siteName": .text { $0.shell.siteName },
      "target": .text { $0.shell.target },
      "title": .text { $0.shell.title },
      "description": .text { $0.shell.description },
      "canonical": .text { $0.shell.canonical },
      "root": .text { $0.shell.root },
      "stylesheet": .text { _ in "assets/site.css" },
      "interface": .words,
      "navigation": .list { $0.shell.navigation },
      "breadcrumbs": .list { $0.shell.breadcrumbs },
      "asOf": .text { $0.shell.asOf },
      "legend": .list { $0.shell.legend },
      "isCompared": .flag { $0.shell.isCompared },
      "hasGlossary": .flag { $0.shell.hasGlossary },
      "hasScenarios": .flag { $0.shell.hasScenarios },
      "feed": .text { $0.shell.feed },
      "structuredData": .html { $0.shell.structuredData },
      "aboutSystems": .list { $0.shell.aboutSystems },
      "aboutAttributes": .list { $0.shell.aboutAttributes },
      "furtherStyle": .text { $0.shell.furtherStyle },
    ]
  }

  static func withShell(_ own: TemplateFields<Self>) -> TemplateFields<Self> {
    shellFields.merging(own)
  }
}

struct NavigationSection: TemplateModel {
  let title: String
  let address: String
  let isCurrent: Bool

  static let fields: TemplateFields<Self> = [
    "title": .text { $0.title }, "address": .text { $0.address },
    "current": .flag { $0.isCurrent },
  ]
}

/// A name with an optional address.
struct NamedAddress: TemplateModel {
  let title: String
  var address: String?

  init(title: String, address: String? = nil) {
    self.title = title
    self.address = address
  }

  init(_ page: Page) { self.init(title: page.title, address: page.address) }

  init(_ system: IdentitySystem) {
    self.init(
      title: system.name.capitalizingFirst, address: SiteAddress.identitySystem(system.id))
  }

  static let fields: TemplateFields<Self> = [
    "title": .text { $0.title }, "name": .text { $0.title }, "address": .text { $0.address },
  ]
}

struct LegendEntry: TemplateModel {
  let strength: String
  let mark: String
  let name: String
  let meaning: String

  static let fields: TemplateFields<Self> = [
    "strength": .text { $0.strength }, "mark": .text { $0.mark }, "name": .text { $0.name },
    "meaning": .text { $0.meaning },
  ]
}
