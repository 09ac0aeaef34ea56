import Diagnostics
import Dispatch
import Platform
import Synchronization

/// Reads a folder of text files. Nothing outside the folder is read: symbolic links are refused.
struct ContentFolder {
  /// The maximum size of a content file in bytes.
  static let fileBytesMax = 4 * 1_024 * 1_024
  /// The extensions of text files. Other files are pictures and the like, whose bytes are not read.
  private static let textEndings: Set<String> = [
    "md", "yaml", "yml", "mustache", "css", "js", "svg", "txt", "json", "xml", "html",
  ]

  let path: String
  /// The option that names the folder.
  var option = "--content"

  /// The last reading of a file.
  struct Reading: Sendable {
    let signature: FileSignature
    /// The time of the reading, in nanoseconds since 1970.
    let moment: Int64
    var text: SourceFile?
    var bytes: [UInt8]?
    var findings: [Finding] = []

    struct Contents: Equatable {
      let text: String?
      let bytes: [UInt8]?
    }

    var contents: Contents { Contents(text: text?.text, bytes: bytes) }
  }

  /// - Parameter wanted: Returns whether to read the file at a path inside the folder.
  /// - Throws: ``FileFault`` if the folder was left half changed.
  func read(where wanted: (String) -> Bool = { _ in true }) throws -> SourceTree {
    var readings: [String: Reading] = [:]
    return try read(where: wanted, remembering: &readings) { throw FileFault(unfinished: $0) }
  }

  /// - Parameters:
  ///   - readings: The last readings by path inside the folder; updated with the new ones. A file with
  ///     the same signature is not read again.
  ///   - refuse: Receives the reason why the folder was left half changed. By default it becomes one of
  ///     the findings.
  func read(
    where wanted: (String) -> Bool = { _ in true }, remembering readings: inout [String: Reading],
    refuse: (Finding) throws -> Void = { _ in }
  ) throws -> SourceTree {
    guard isFolder else {
      throw UsageError("there is no folder '\(path)'", hint: "name it with \(option) DIR")
    }
    var reading = UndisturbedReading(of: path)
    while true {
      reading.begin()
      if let finding = reading.finding { try refuse(finding) }
      var tree = readOnce(where: wanted, remembering: &readings)
      if let finding = reading.finding { tree = tree.adding([finding]) }
      if !reading.mustRepeat { return tree }
    }
  }

  private func readOnce(
    where wanted: (String) -> Bool, remembering readings: inout [String: Reading]
  ) -> SourceTree {
    var found: [String: Reading] = [:]
    found.reserveCapacity(readings.count)
    var findings: [Finding] = []
    var unknown: [(name: String, signature: FileSignature)] = []
    visit("", where: wanted, known: readings, &found, &unknown, &findings)
    read(unknown, into: &found)
    readings = found
    let all = found.sorted { $0.key < $1.key }
    return SourceTree(
      root: root, files: found.compactMapValues(\.text),
      attachments: found.compactMapValues(\.bytes),
      findings: findings + all.flatMap(\.value.findings))
  }

  /// Returns the current text of a file inside the folder; `nil` if it cannot be read.
  func file(_ inside: String) -> SourceFile? {
    FileSignature(of: "\(path)/\(inside)").flatMap { reading(of: inside, $0).text }
  }

  /// Whether the folder exists; it may be a symbolic link to one.
  var isFolder: Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The folder's path as shown in findings.
  var root: String {
    path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  private func visit(
    _ folder: String, where wanted: (String) -> Bool, known: [String: Reading],
    _ found: inout [String: Reading], _ unknown: inout [(name: String, signature: FileSignature)],
    _ findings: inout [Finding]
  ) {
    guard let entries = FolderListing.entries(of: "\(path)/\(folder)") else {
      findings.append(
        .unreadableFile, at: Location(file: "\(root)/\(folder)"), "the folder cannot be read")
      return
    }
    var names = DistinctNames(entries.map(\.name))
    for entry in entries where !entry.name.hasPrefix(".") {
      let inside = folder + entry.name
      guard entry.signature.kind == .folder || wanted(inside) else { continue }
      let place = Location(file: "\(root)/\(visible(inside))")
      if let fault = entry.nameFault {
        findings.append(.unsafePath, at: place, fault, hint: "rename it")
        continue
      }
      if let twin = names.twin(of: entry.name) {
        findings.append(
          .collidingName(place, of: twin.name, at: "\(root)/\(folder)", twin.difference))
        // Both names would have the same path in the result.
        if twin.difference == .normalisation { continue }
      }
      switch entry.signature.kind {
      case .folder: visit(inside + "/", where: wanted, known: known, &found, &unknown, &findings)
      case .file:
        if let reading = known[inside], reading.signature == entry.signature,
          entry.signature.isSettled(at: reading.moment)
        {
          found[inside] = reading
        } else {
          unknown.append((inside, entry.signature))
        }
      case .link:
        findings.append(
          .linkedFile, at: place, "symbolic links are not followed",
          hint: "put the file itself into the folder")
      case .other:
        findings.append(
          .irregularFile, at: place,
          "this is neither a file nor a folder, but a named pipe, a socket or a device",
          hint: "remove it, or move it out of the folder")
      }
    }
  }

  /// Reads files on all cores.
  private func read(
    _ files: [(name: String, signature: FileSignature)], into found: inout [String: Reading]
  ) {
    let pieces = stride(from: 0, to: files.count, by: Self.filesInPiece).map { start in
      files[start..<min(start + Self.filesInPiece, files.count)]
    }
    let read = Mutex<[[Reading]]>(Array(repeating: [], count: pieces.count))
    DispatchQueue.concurrentPerform(iterations: pieces.count) { number in
      let readings = pieces[number].map { reading(of: $0.name, $0.signature) }
      read.withLock { $0[number] = readings }
    }
    for (file, reading) in zip(files, read.withLock { $0.joined() }) { found[file.name] = reading }
  }

  private static let filesInPiece = 128

  private func reading(of inside: String, _ signature: FileSignature) -> Reading {
    var reading = Reading(signature: signature, moment: FileSignature.now)
    let location = Location(file: "\(root)/\(inside)")
    guard
      let bytes = FolderListing.bytes(of: "\(path)/\(inside)", atMost: Self.fileBytesMax)
    else {
      reading.findings = [Finding(.unreadableFile, at: location, "the file cannot be read")]
      return reading
    }
    if Self.isText(inside) {
      reading.text = Self.text(bytes, at: location, &reading.findings)
        .map { SourceFile(path: location.file, text: $0) }
    } else if bytes.count <= Self.fileBytesMax {
      reading.bytes = bytes
    } else {
      reading.findings = [.tooLarge(location)]
    }
    // For YAML files and pages, the loaders report missing parts themselves.
    if bytes.isEmpty, ![".md", ".yaml", ".yml"].contains(where: inside.hasSuffix) {
      reading.findings = [.emptyFile(location, isTemplate: inside.hasSuffix(".mustache"))]
    }
    return reading
  }

  static func isText(_ path: String) -> Bool {
    guard let dot = path.lastIndex(of: "."), dot > path.lastIndex(of: "/") ?? path.startIndex
    else { return false }
    return textEndings.contains(path[path.index(after: dot)...].lowercased())
  }

  /// Decodes a file's bytes, or reports where they are not valid text.
  static func text(
    _ bytes: [UInt8], at location: Location, bytesMax: Int = fileBytesMax,
    _ findings: inout [Finding]
  ) -> String? {
    guard bytes.count <= bytesMax else {
      findings.append(.tooLarge(location))
      return nil
    }
    // A byte order mark is not part of the text.
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard var text = String(validating: bytes, as: UTF8.self) else {
      let good = String(decoding: bytes, as: UTF8.self).unicodeScalars.prefix { $0 != "\u{FFFD}" }
      let before = SourceFile(path: location.file, text: String(good))
      findings.append(
        .invalidEncoding,
        at: Location(file: location.file, at: before.position(offset: before.text.utf8.count)),
        "the file is not valid UTF-8 here", hint: "save it as UTF-8")
      return nil
    }
    if let hidden = text.withUTF8({ firstHidden(in: $0, allowsReturns: true) }) {
      let range = hidden.offset..<(hidden.offset + UTF8.width(hidden.scalar))
      let place = SourceFile(path: location.file, text: text).location(range)
      findings.append(.hidden(hidden.scalar, at: place))
      return nil
    }
    return text
  }
}

extension FolderListing.Entry {
  /// What is wrong with the name.
  fileprivate var nameFault: String? {
    if !isText { return "the name is not valid UTF-8" }
    let hasControl = name.unicodeScalars.contains { $0.isHidden || $0 == "\n" || $0 == "\t" }
    return hasControl ? "the name holds a control character, such as a line end" : nil
  }
}

/// Finds names in a folder that some file systems and hosts treat as equal.
private struct DistinctNames {
  enum Difference { case letterCase, normalisation }

  private var seen: [String: String] = [:]
  /// Whether all names consist of lower-case ASCII letters, which are never confused.
  private let areSimple: Bool

  init(_ names: [String]) {
    areSimple = names.allSatisfy { name in
      name.utf8.allSatisfy { $0 < 0x80 && !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    }
  }

  /// Returns an earlier name that is treated as equal.
  mutating func twin(of name: String) -> (name: String, difference: Difference)? {
    if areSimple { return nil }
    // Strings that are equal in Swift differ at most in normalization.
    guard let other = seen.updateValue(name, forKey: name.lowercased()) else { return nil }
    return (other, other == name ? .normalisation : .letterCase)
  }
}

extension Finding {
  fileprivate static func collidingName(
    _ place: Location, of name: String, at folder: String, _ difference: DistinctNames.Difference
  ) -> Finding {
    Finding(
      .collidingName, at: place,
      difference == .letterCase
        ? "the name differs from another one in letter case only"
        : "the name differs from another one in Unicode normalisation only: how accents are encoded",
      hint: "rename one of them: some file systems and hosts take both for one",
      related: [Finding.Related("the other one", at: Location(file: folder + name))])
  }

  fileprivate static func emptyFile(_ location: Location, isTemplate: Bool) -> Finding {
    Finding(
      .emptyFile, at: location, "the file is empty",
      hint: "a save may have been cut short: restore it, or remove it"
        + (isTemplate ? "; a template that shows nothing holds a comment: {{! nothing }}" : ""))
  }

  fileprivate static func tooLarge(_ location: Location) -> Finding {
    Finding(
      .fileTooLarge, at: location,
      "the file has more than \(ContentFolder.fileBytesMax / 1_048_576) MiB", hint: "split it")
  }
}
