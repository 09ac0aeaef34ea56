/// What is changed.
enum Area: String, CaseIterable {
  /// A file of YAML, with all that is loaded.
  case yaml
  /// A page, beside all others.
  case page
  /// A scenario that is played.
  case scenario
  /// A profile that a user supplies.
  case mapping
  case template
  case record
  case export
  /// A file that an editor asks about.
  case editing
  /// A message to the language server, which runs as a process of its own.
  case message
  /// Any file of content: all is loaded, verified, and rendered.
  case site

  /// How many of a hundred mutants; what takes long comes seldom.
  var share: Int {
    switch self {
    case .yaml: 14
    case .page: 17
    case .scenario: 16
    case .mapping: 10
    case .template: 10
    case .record: 10
    case .export: 11
    case .editing: 8
    case .message: 3
    case .site: 1
    }
  }
}
