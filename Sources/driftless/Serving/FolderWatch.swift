import Platform
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Tells when something below some folders may have changed.
///
/// It is only a sign to look: what changed is found by looking. Where the system does not tell, or a
/// folder is not there, the sign comes several times a second.
final class FolderWatch: Sendable {
  /// All that is below it is watched.
  private let tree: String
  /// What is below them too, if they are there; they may come later.
  private let optionalTrees: [String]
  /// Only what is right in it is watched, once it is there.
  private let folder: String
  private let changes = Mutex(FolderChanges())

  private static let pollingMilliseconds: Int32 = 300

  init(tree: String, optionalTrees: [String], folder: String) {
    self.tree = tree
    self.optionalTrees = optionalTrees
    self.folder = folder
  }

  /// The signs; several that were not looked at are one.
  func signs() -> AsyncStream<Void> {
    AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      startThread { self.watch(continuation) }
    }
  }

  /// What was told since this was asked for the last time.
  func takeChanges() -> FolderChanges {
    changes.withLock { changes in
      defer { changes = FolderChanges() }
      return changes
    }
  }

  private func watch(_ continuation: AsyncStream<Void>.Continuation) {
    var notices = ChangeNotices()
    var isWhole = false
    var knowsFolders = false
    while true {
      if !isWhole || !knowsFolders { isWhole = watchAll(&notices) }
      // New folders are watched after a while even where their making was missed.
      let news = notices?.wait(milliseconds: isWhole ? 5_000 : Self.pollingMilliseconds)
      if notices == nil { usleep(UInt32(Self.pollingMilliseconds) * 1_000) }
      knowsFolders = news.map { !$0.isOfFolders } ?? false
      if let news { changes.withLock { $0.add(news) } }
      if news != nil || !isWhole, case .terminated = continuation.yield() { return }
    }
  }

  /// - Returns: Whether all that must be there is there and watched.
  private func watchAll(_ notices: inout ChangeNotices?) -> Bool {
    guard var watching = notices else { return false }
    defer { notices = watching }
    watchNearest(folder, &watching)
    for tree in optionalTrees where !watch(tree, &watching) { watchNearest(tree, &watching) }
    return watch(tree, &watching)
  }

  /// Watches a folder, or the nearest one above it that is there.
  private func watchNearest(_ folder: String, _ notices: inout ChangeNotices) {
    var folder = URL(fileURLWithPath: folder)
    while !notices.watch(folder.path), folder.path != "/" { folder.deleteLastPathComponent() }
  }

  private func watch(_ folder: String, _ notices: inout ChangeNotices) -> Bool {
    guard notices.watch(folder) else { return false }
    var isWhole = true
    for entry in FolderListing.entries(of: folder) ?? []
    where entry.signature.kind == .folder && !entry.name.hasPrefix(".") {
      if !watch("\(folder)/\(entry.name)", &notices) { isWhole = false }
    }
    return isWhole
  }
}
