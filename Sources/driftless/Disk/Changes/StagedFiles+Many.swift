import Content
import Site

extension StagedFiles {
  /// Creates many files on all cores. Each is written at once, so that not all are held in memory;
  /// unchanged files are left alone.
  ///
  /// - Parameters:
  ///   - count: The number of files.
  ///   - file: Returns the path and the contents of a file by its number.
  /// - Returns: The number of missing or changed files.
  /// - Throws: ``FileFault`` if one of them cannot be put in its place.
  mutating func stage(
    _ count: Int, _ file: @escaping @Sendable (Int) -> (path: String, contents: OutputFile.Contents)
  ) async throws(FileFault) -> Int {
    let (staging, first) = (journal.staging, takeNames(count))
    let staged = await concurrentMap(Array(0..<count), piece: 16) { number in
      let (path, contents) = file(number)
      return Self.staged(contents.bytes, at: path, as: "\(staging)/\(first + number)")
    }
    var changes: [Journal.Change] = []
    for result in staged {
      if let change = try result.get() { changes.append(change) }
    }
    try add(changes)
    return changes.count
  }

  private static func staged(
    _ bytes: [UInt8], at path: String, as staged: String
  ) -> Result<Journal.Change?, FileFault> {
    do throws(FileFault) {
      let old = FileSignature(of: path)
      if let old, old.kind == .file, old.bytes == bytes.count,
        FolderListing.bytes(of: path, atMost: bytes.count) == bytes
      {
        return .success(nil)
      }
      try checkPlace(path, old?.kind)
      try save(bytes, to: staged, for: path, modeOf: old == nil ? nil : path, syncs: false)
      return .success(.write(staged: staged, to: path, replaces: old != nil, mark: nil))
    } catch {
      return .failure(error)
    }
  }
}
