/// What an installed `driftless` carries with it, so that it works in any folder.
///
/// The contents are written by the plugin `EmbedBuiltIn` when the package is built.
package enum BuiltIn {
  /// The templates and assets: path inside the folder → text.
  package static var templates: [String: String] { texts(Contents.templates) }

  /// A small complete help centre to begin with: path inside its folder → text.
  package static var starter: [String: String] { texts(Contents.starter) }

  /// The engine as a WebAssembly module.
  package static var engineModule: [UInt8] {
    Contents.engine.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
  }

  private static func texts(_ files: [(path: String, text: String)]) -> [String: String] {
    Dictionary(files.map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first })
  }
}

/// What the plugin writes into extensions.
enum Contents {}
