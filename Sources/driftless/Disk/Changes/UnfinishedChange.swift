import Diagnostics
import Platform

/// The state of a change in a folder, interrupted or still running.
struct UnfinishedChange {
  private let staging: String
  /// Whether some files may have been changed and others not.
  let isUnderWay: Bool

  private init(_ staging: String) {
    self.staging = staging
    isUnderWay = FileSignature(of: "\(staging)/\(Journal.begun)") != nil
  }

  /// Returns the unfinished changes of some folders and of their parents: a new site consists of
  /// several folders.
  static func all(in folders: [String]) -> [UnfinishedChange] {
    var places: [String] = []
    for folder in folders {
      for place in [folder, StagedFiles.parent(of: folder.withoutEndingSlashes)]
      where !places.contains(place) { places.append(place) }
    }
    return places.flatMap { place in
      FolderListing.names(of: place).filter { $0.hasPrefix(StagedFiles.folderPrefix) }
        .map { UnfinishedChange("\(place)/\($0)") }
    }
  }

  /// The folders that must be locked to end the change.
  var folders: [String] {
    let journal = try? Journal.read(Journal.begun, in: staging)
    return [StagedFiles.parent(of: staging)] + (journal?.foldersElsewhere ?? [])
  }

  /// Undoes the change, or cleans up if it was complete. The folders must be locked.
  func end() throws(FileFault) {
    if let journal = try Journal.read(Journal.begun, in: staging) {
      do throws(FileFault) {
        try journal.undo()
      } catch {
        throw FileFault.unfinished(in: StagedFiles.parent(of: staging), error.finding.message)
      }
      // This comes before any removal: a change that was undone must not be undone again later.
      unlink("\(staging)/\(Journal.begun)")
      journal.tidy(removingEmptied: false)
    } else if let journal = try Journal.read(Journal.done, in: staging) {
      journal.tidy(removingEmptied: true)
    } else if !Journal.remove(staging) {
      throw FileFault(staging, code: errno)
    }
  }
}

/// Ensures that a folder is read between two changes.
struct UndisturbedReading {
  private let folder: String
  private var before: State?
  private var count = 0
  /// Why the folder is in an inconsistent state, if it is.
  private(set) var finding: Finding?
  /// The maximum number of readings, after which the last one is used although files are still
  /// changing.
  private static let countMax = 10

  init(of folder: String) { self.folder = folder }

  private struct State: Equatable {
    let folder: FileSignature?
    let staging: [String: FileSignature]
  }

  private var state: State {
    var staging: [String: FileSignature] = [:]
    for place in [folder, StagedFiles.parent(of: folder.withoutEndingSlashes)] {
      for name in FolderListing.names(of: place) where name.hasPrefix(StagedFiles.folderPrefix) {
        let path = "\(place)/\(name)"
        staging[path] = FileSignature(of: path)
      }
    }
    // The folder itself, where a symbolic link leads to it.
    return State(folder: FileSignature(of: "\(folder)/."), staging: staging)
  }

  /// Undoes the unfinished changes of an interrupted run.
  mutating func begin() {
    finding = nil
    do {
      try FolderLocks.settle(folder)
    } catch let fault as FileFault {
      finding = fault.finding
    } catch {
      finding = FileFault.unfinished(in: folder, "\(error)").finding
    }
    before = state
    count += 1
  }

  /// Whether something may have changed since the beginning, so that the folder must be read again.
  var mustRepeat: Bool { finding == nil && count < Self.countMax && state != before }
}
