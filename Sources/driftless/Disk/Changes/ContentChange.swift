import Diagnostics

/// New texts of a content folder and the matching record, written together or not at all.
struct ContentChange {
  let content: String
  /// The content as read.
  let before: SourceTree
  /// The new texts with their paths inside the folder.
  var texts: [(name: String, text: String)]
  /// The path of a removed file.
  var removed: String?
  var record: (path: String, text: String)?

  /// Writes the change. The folders must be locked.
  ///
  /// - Throws: ``FileFault``, also if a file has changed since it was read; then nothing is written.
  func write() async throws(FileFault) {
    let root = content.withoutEndingSlashes
    let isOfContent = !texts.isEmpty || removed != nil
    let outer = isOfContent ? root : record.map { StagedFiles.parent(of: $0.path) } ?? root
    try await StagedFiles.making(in: outer) { (staged) throws(FileFault) in
      for (name, text) in texts {
        try check(name)
        try staged.stage(Array(text.utf8), at: "\(root)/\(name)")
      }
      if let removed {
        try check(removed)
        try staged.stageRemoval(of: "\(root)/\(removed)")
      }
      if let record { try staged.stage(Array(record.text.utf8), at: record.path) }
    }
  }

  /// Makes sure that a file saved in the meantime is not overwritten.
  private func check(_ name: String) throws(FileFault) {
    let folder = ContentFolder(path: content.withoutEndingSlashes)
    let path = "\(folder.root)/\(name)"
    guard let old = before[name] else {
      if SiteFolder.kind(of: path) == nil { return }
      throw FileFault(path, "there is a file in its place by now")
    }
    guard let now = folder.file(name), now.text.utf8.elementsEqual(old.text.utf8) else {
      throw FileFault(
        path, "it was changed while this command ran", hint: "run it again")
    }
  }
}
