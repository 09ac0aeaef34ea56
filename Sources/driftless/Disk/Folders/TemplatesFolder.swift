import BuiltIn
import Diagnostics
import Platform

/// The templates of a site: its own ones, and the built-in ones for the files that it lacks.
struct TemplatesFolder {
  /// The default folder, which is read if it exists and no other folder is named.
  static let usual = "Templates"
  /// The path of built-in templates as shown in findings.
  static let builtInRoot = "built-in/Templates"

  /// The folder named on the command line, if any.
  let named: String?

  /// The folder to read, if there is one.
  var path: String? {
    named ?? (access(Self.usual, F_OK) == 0 ? Self.usual : nil)
  }

  /// - Throws: ``UsageError`` if the named folder does not exist.
  func read() throws -> SourceTree {
    var readings: [String: ContentFolder.Reading] = [:]
    return try read(remembering: &readings)
  }

  /// - Parameter readings: The last readings; updated with the new ones.
  func read(remembering readings: inout [String: ContentFolder.Reading]) throws -> SourceTree {
    let builtIn = SourceTree(root: Self.builtInRoot, texts: BuiltIn.templates)
    guard let path else { return builtIn }
    let folder = ContentFolder(path: path, option: "--templates")
    return try folder.read(remembering: &readings).completed(by: builtIn)
  }
}
