/// What may have changed.
struct FolderChanges: Sendable {
  /// Paths of files that changed, for all that is known: others may have, too.
  var files = Set<String>()
  /// Whether folders came or went, or more happened than could be told.
  var isOfFolders = false

  mutating func add(_ more: FolderChanges) {
    files.formUnion(more.files)
    isOfFolders = isOfFolders || more.isOfFolders
  }
}
