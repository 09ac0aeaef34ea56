import Foundation

/// Everything below a folder: the bytes of each file, and the folders.
struct FolderState: Equatable {
  /// The entries by path; `nil` for a folder.
  private(set) var entries: [String: Data?] = [:]

  init(of binary: Binary) throws {
    for name in binary.files(below: ".") where !Self.isOfTest(name) {
      let url = binary.folder.appending(path: name)
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
        continue
      }
      entries.updateValue(isFolder.boolValue ? nil : try Data(contentsOf: url), forKey: name)
    }
  }

  /// What the tests themselves need.
  private static func isOfTest(_ name: String) -> Bool {
    [".std", ".cache", ".operations"].contains { name.hasPrefix($0) }
  }

  /// Restores a folder to this state.
  func restore(_ binary: Binary) throws {
    let manager = FileManager.default
    let now = try FolderState(of: binary)
    for name in now.entries.keys.sorted(by: >) where entries[name] == nil {
      try? manager.removeItem(at: binary.folder.appending(path: name))
    }
    for (name, data) in entries.sorted(by: { $0.key < $1.key }) {
      let url = binary.folder.appending(path: name)
      if let data {
        if now.entries[name] != data { try data.write(to: url) }
      } else if now.entries[name] == nil {
        try manager.createDirectory(at: url, withIntermediateDirectories: true)
      }
    }
  }

  /// Returns the differences between this state and another one.
  func differences(from other: FolderState) -> [String] {
    Set(entries.keys).union(other.entries.keys).filter { entries[$0] != other.entries[$0] }.sorted()
  }

  /// Returns the state without an empty folder.
  func removing(emptyFolder name: String) -> FolderState {
    var state = self
    if entries.keys.contains(where: { $0.hasPrefix("\(name)/") }) { return state }
    state.entries[name] = nil
    return state
  }
}
