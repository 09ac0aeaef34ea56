import Foundation

/// Tells when something below some folders may have changed.
///
/// It is only a sign to look: what changed is found by looking. Where the system does not tell, or a
/// folder is not there, the sign comes several times a second.
struct FolderWatch: Sendable {
  /// All that is below it is watched.
  let tree: String
  /// What is below them too, if they are there; they may come later.
  let optionalTrees: [String]
  /// Only what is right in it is watched, once it is there.
  let folder: String

  private static let pollingMilliseconds: Int32 = 300

  /// The signs; several that were not looked at are one.
  func signs() -> AsyncStream<Void> {
    AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      let thread = Thread { watch(continuation) }
      thread.name = "watching"
      thread.start()
    }
  }

  private func watch(_ continuation: AsyncStream<Void>.Continuation) {
    let notices = ChangeNotices()
    while true {
      let isWhole = notices.map { watchAll($0) } ?? false
      // New folders are watched after a while even where their making was missed.
      let hasNews = notices?.wait(milliseconds: isWhole ? 5_000 : Self.pollingMilliseconds)
      if notices == nil { Thread.sleep(forTimeInterval: Double(Self.pollingMilliseconds) / 1_000) }
      if hasNews == true || !isWhole, case .terminated = continuation.yield() { return }
    }
  }

  /// - Returns: Whether all that must be there is there and watched.
  private func watchAll(_ notices: ChangeNotices) -> Bool {
    watchNearest(folder, notices)
    for tree in optionalTrees where !watch(tree, notices) { watchNearest(tree, notices) }
    return watch(tree, notices)
  }

  /// Watches a folder, or the nearest one above it that is there.
  private func watchNearest(_ folder: String, _ notices: ChangeNotices) {
    var folder = URL(fileURLWithPath: folder)
    while !notices.watch(folder.path), folder.path != "/" { folder.deleteLastPathComponent() }
  }

  private func watch(_ folder: String, _ notices: ChangeNotices) -> Bool {
    guard notices.watch(folder) else { return false }
    var isWhole = true
    for entry in FolderListing.entries(of: folder) ?? []
    where entry.signature.kind == .folder && !entry.name.hasPrefix(".") {
      if !watch("\(folder)/\(entry.name)", notices) { isWhole = false }
    }
    return isWhole
  }
}
