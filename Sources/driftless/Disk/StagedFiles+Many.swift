import Knowledge
import Site

extension StagedFiles {
  /// Makes many files on all cores, and writes each at once, so that not all are held in memory; those
  /// that are there already are left alone.
  ///
  /// - Parameters:
  ///   - count: How many there are.
  ///   - root: The folder to write below.
  ///   - file: The path and the contents of one of them, by its number.
  /// - Returns: How many are not there as they should be.
  /// - Throws: ``FileFault`` if one of them could not take its place.
  mutating func stage(
    _ count: Int, below root: String,
    _ file: @escaping @Sendable (Int) -> (path: String, contents: OutputFile.Contents)
  ) async throws(FileFault) -> Int {
    let staging = try stagingFolder(below: root)
    let (before, first) = (changes.count, namesTaken)
    namesTaken += count
    let staged = await concurrentMap(Array(0..<count), piece: 16) { number in
      let (path, contents) = file(number)
      return Self.staged(contents.bytes, at: path, as: "\(staging)/\(first + number)")
    }
    for result in staged {
      guard let change = try result.get() else { continue }
      if case .write(_, let path) = change { try checkFolder(above: path) }
      changes.append(change)
    }
    return changes.count - before
  }

  private static func staged(
    _ bytes: [UInt8], at path: String, as staged: String
  ) -> Result<Change?, FileFault> {
    do throws(FileFault) {
      let old = FileSignature(of: path)
      if let old, old.kind == .file, old.bytes == bytes.count,
        FolderListing.bytes(of: path, atMost: bytes.count) == bytes
      {
        return .success(nil)
      }
      try checkPlace(path, old?.kind)
      try save(bytes, to: staged, modeOf: path, isNew: old == nil)
      return .success(.write(staged: staged, to: path))
    } catch {
      return .failure(error)
    }
  }
}
