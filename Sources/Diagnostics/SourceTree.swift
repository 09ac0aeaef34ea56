/// A folder of texts, read from wherever they are kept: path inside the folder → text.
public struct SourceTree: Sendable {
  /// The folder's own path as the reader of a finding knows it, for example `Content`.
  public let root: String
  private let files: [String: SourceFile]
  /// What was found wrong while the files were read.
  public let findings: [Finding]

  public init(root: String, texts: [String: String], findings: [Finding] = []) {
    self.root = root
    self.findings = findings
    files = texts.reduce(into: [:]) { files, entry in
      files[entry.key] = SourceFile(path: "\(root)/\(entry.key)", text: entry.value)
    }
  }

  public subscript(name: String) -> SourceFile? { files[name] }

  private init(root: String, files: [String: SourceFile], findings: [Finding]) {
    self.root = root
    self.files = files
    self.findings = findings
  }

  /// This tree, and the files of another one that it lacks, each of which keeps its own path.
  public func completed(by other: SourceTree) -> SourceTree {
    SourceTree(
      root: root, files: files.merging(other.files) { own, _ in own },
      findings: findings + other.findings)
  }

  /// The file that a finding's path means.
  public func file(atPath path: String) -> SourceFile? {
    if path.hasPrefix("\(root)/"), let file = files[String(path.dropFirst(root.count + 1))],
      file.path == path
    {
      return file
    }
    // A file of a tree that completes this one.
    return files.values.first { $0.path == path }
  }

  /// The files below a folder with this ending, sorted by their paths.
  public func names(below folder: String, ending: String) -> [String] {
    files.keys.filter { $0.hasPrefix(folder) && $0.hasSuffix(ending) }.sorted {
      $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars)
    }
  }

  /// A place to point at when a file is missing.
  public func location(of name: String) -> Location { Location(file: "\(root)/\(name)") }
}
