/// A folder of texts, read from wherever they are kept: path inside the folder → text.
package struct SourceTree: Sendable {
  /// The folder's own path as the reader of a finding knows it, for example `Content`.
  package let root: String
  private let files: [String: SourceFile]
  /// Files that are no texts, such as pictures: path inside the folder → bytes.
  private let attachments: [String: [UInt8]]
  /// What was found wrong while the files were read.
  package let findings: [Finding]

  package init(
    root: String, texts: [String: String], attachments: [String: [UInt8]] = [:],
    findings: [Finding] = []
  ) {
    self.root = root
    self.findings = findings
    self.attachments = attachments
    files = texts.reduce(into: [:]) { files, entry in
      files[entry.key] = SourceFile(path: "\(root)/\(entry.key)", text: entry.value)
    }
  }

  package subscript(name: String) -> SourceFile? { files[name] }

  package init(
    root: String, files: [String: SourceFile], attachments: [String: [UInt8]],
    findings: [Finding]
  ) {
    self.root = root
    self.files = files
    self.attachments = attachments
    self.findings = findings
  }

  /// This tree, and the files of another one that it lacks, each of which keeps its own path.
  package func completed(by other: SourceTree) -> SourceTree {
    SourceTree(
      root: root, files: files.merging(other.files) { own, _ in own },
      attachments: attachments.merging(other.attachments) { own, _ in own },
      findings: findings + other.findings)
  }

  /// This tree, with more that was found wrong while its files were read.
  package func adding(_ more: [Finding]) -> SourceTree {
    SourceTree(root: root, files: files, attachments: attachments, findings: findings + more)
  }

  /// The file that a finding's path means.
  package func file(atPath path: String) -> SourceFile? {
    if path.hasPrefix("\(root)/"), let file = files[String(path.dropFirst(root.count + 1))],
      file.path == path
    {
      return file
    }
    // A file of a tree that completes this one.
    return files.values.first { $0.path == path }
  }

  /// The texts below a folder with this ending, sorted by their paths.
  package func names(below folder: String, ending: String) -> [String] {
    files.keys.filter { $0.hasPrefix(folder) && $0.hasSuffix(ending) }.sortedByScalars
  }

  /// The files below a folder that are no texts, sorted by their paths.
  package func attachmentNames(below folder: String) -> [String] {
    attachments.keys.filter { $0.hasPrefix(folder) }.sortedByScalars
  }

  package func attachment(_ name: String) -> [UInt8]? { attachments[name] }

  /// The tree as it would be with other texts in some of its files.
  package func replacing(_ texts: [String: String]) -> SourceTree {
    let changed = texts.map { ($0.key, SourceFile(path: "\(root)/\($0.key)", text: $0.value)) }
    return SourceTree(
      root: root, files: files.merging(changed) { _, new in new }, attachments: attachments,
      findings: findings)
  }

  /// The tree with one of its texts at another path.
  package func moving(_ old: String, to new: String) -> SourceTree {
    var texts = files.mapValues(\.text)
    texts[new] = texts.removeValue(forKey: old)
    return SourceTree(root: root, texts: texts, attachments: attachments, findings: findings)
  }

  /// The texts that are not as in another tree, in the order of their paths.
  package func texts(differingFrom other: SourceTree) -> [(name: String, text: String)] {
    names(below: "", ending: "").compactMap { name in
      guard let text = files[name]?.text else { return nil }
      let isSame = other[name].map { $0.text.utf8.elementsEqual(text.utf8) } ?? false
      return isSame ? nil : (name, text)
    }
  }

  /// A file whose path, or a folder's on the way to it, differs from another path in letter case or
  /// Unicode normalisation only: some file systems take both for one.
  package func twin(of name: String) -> String? {
    let parts = name.split(separator: "/")
    return (Array(files.keys) + Array(attachments.keys)).filter { other in
      let difference = zip(parts, other.split(separator: "/")).first {
        !$0.utf8.elementsEqual($1.utf8)
      }
      return difference.map { $0.lowercased() == $1.lowercased() } ?? false
    }.min()
  }

  /// A place to point at when a file is missing.
  package func location(of name: String) -> Location { Location(file: "\(root)/\(name)") }
}

extension Sequence<String> {
  fileprivate var sortedByScalars: [String] {
    // The bytes of UTF-8 have the order of the scalars.
    sorted { left, right in
      left.utf8.withContiguousStorageIfAvailable { left in
        right.utf8.withContiguousStorageIfAvailable { left.lexicographicallyPrecedes($0) }
      }.flatMap(\.self) ?? left.utf8.lexicographicallyPrecedes(right.utf8)
    }
  }
}
