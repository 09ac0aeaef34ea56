import BuiltIn
import Diagnostics
import Platform

/// The templates of a site: its own ones, and the built-in ones for the files that it lacks.
struct TemplatesFolder {
  /// Is read where it exists and no other folder is named.
  static let usual = "Templates"
  /// How findings show that a template is none of the site's own.
  static let builtInRoot = "built-in/Templates"

  /// The folder that was asked for, if one was.
  let named: String?

  /// The folder that is read, if one is.
  var path: String? {
    named ?? (access(Self.usual, F_OK) == 0 ? Self.usual : nil)
  }

  /// - Throws: ``UsageError`` if the folder that was asked for is not there.
  func read() throws -> SourceTree {
    var readings: [String: ContentFolder.Reading] = [:]
    return try read(remembering: &readings)
  }

  /// - Parameter readings: What was read the last time, and then this time.
  func read(remembering readings: inout [String: ContentFolder.Reading]) throws -> SourceTree {
    let builtIn = SourceTree(root: Self.builtInRoot, texts: BuiltIn.templates)
    guard let path else { return builtIn }
    let folder = ContentFolder(path: path, option: "--templates")
    return try folder.read(remembering: &readings).completed(by: builtIn)
  }
}
