import Content
import Diagnostics
import Platform
import Profiles
import Verification

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The folders of one help centre.
extension Workspace {
  /// Loads and verifies.
  ///
  /// - Parameters:
  ///   - computesAssumptions: Whether to compute what depends on assumptions.
  ///   - lap: Is called with the name of each step at its end.
  static func open(
    content: String, output: String, computesAssumptions: Bool = false,
    lap: (String) -> Void = { _ in }
  ) async throws -> Workspace {
    let recordPath = recordPath(below: output)
    let cache = CacheFolder.ofUser
    let proved = cache?.proved ?? []
    var memory = HelpCentreMemory(remembers: false, proved: proved)
    let workspace = try await Progress.showing(
      computesAssumptions ? "checking, and weighing what is assumed" : "checking"
    ) {
      let (tree, record) = try await read(content, recordPath: recordPath)
      lap("read")
      return try await open(
        tree, recordPath: recordPath, record, computesAssumptions: computesAssumptions,
        remembering: &memory, lap: lap)
    }
    let provedNow = memory.proved
    if provedNow != proved { cache?.keep(proved: provedNow) }
    return workspace
  }

  /// The content and the record as they are between two changes.
  private static func read(
    _ content: String, recordPath: String
  ) async throws -> (SourceTree, Checked<StoredBaseline?>) {
    var reading = UndisturbedReading(of: content)
    while true {
      reading.begin()
      async let stored = readRecord(recordPath)
      var readings: [String: ContentFolder.Reading] = [:]
      let tree = try ContentFolder(path: content).read(remembering: &readings)
      let record = await stored
      if !reading.mustRepeat { return (tree, record) }
    }
  }

  /// Where the record is in the folder of outputs.
  static func recordPath(below output: String) -> String { "\(output)/knowledge.json" }

  /// The record as it stands there, which need not be one; empty without one.
  static func recordText(below output: String) -> String {
    FileManager.default.contents(atPath: recordPath(below: output))
      .map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  static func open(
    _ content: SourceTree, recordPath: String, _ stored: Checked<StoredBaseline?>,
    computesAssumptions: Bool = false
  ) async throws -> Workspace {
    var memory = HelpCentreMemory(remembers: false)
    return try await open(
      content, recordPath: recordPath, stored, computesAssumptions: computesAssumptions,
      remembering: &memory)
  }

  /// The same again and again, as the content is edited.
  ///
  /// - Parameters:
  ///   - memory: What was found the last time, and then this time.
  ///   - showsPlaces: Whether the HTML of pages says where in their files it stands.
  static func open(
    _ content: SourceTree, recordPath: String, _ stored: Checked<StoredBaseline?>,
    computesAssumptions: Bool,
    showsPlaces: Bool = false, remembering memory: inout HelpCentreMemory,
    lap: (String) -> Void = { _ in }
  ) async throws -> Workspace {
    await Workspace(
      content, recordPath: recordPath, stored, today: try today(),
      computesAssumptions: computesAssumptions, showsPlaces: showsPlaces, remembering: &memory,
      lap: lap)
  }

  /// A record may have this many bytes; that of a thousand pages has some five million.
  static let recordBytesMax = 128 * 1_024 * 1_024

  static func readRecord(_ path: String) -> Checked<StoredBaseline?> {
    func unreadable(_ message: String) -> Checked<StoredBaseline?> {
      Checked(
        nil,
        [
          Finding(
            .unreadableFile, at: Location(file: path), message,
            hint: "put the record back that was committed, or remove what stands in its place")
        ])
    }
    var status = stat()
    guard stat(path, &status) == 0 else {
      let code = errno
      return code == ENOENT || code == ENOTDIR
        ? Checked(nil)
        : unreadable("the record cannot be read: \(String(cString: strerror(code)).lowercased())")
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG where status.st_size > recordBytesMax:
      return Checked(
        nil,
        [
          Finding(
            .fileTooLarge, at: Location(file: path),
            "the record has more than \(recordBytesMax / 1_048_576) MiB",
            hint: "put the record back that was committed")
        ])
    case S_IFREG: break
    case S_IFDIR: return unreadable("the record is a folder, not a file")
    default: return unreadable("the record is no regular file")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      return unreadable(
        "the record cannot be read: \(String(cString: strerror(errno)).lowercased())")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      return Checked(
        nil,
        [Finding(.unreadableRecord, at: Location(file: path), "the record is not valid UTF-8")])
    }
    return StoredBaseline.read(SourceFile(path: path, text: text))
  }

  /// The day that decides whether sources are out of date: that of `SOURCE_DATE_EPOCH` where it is set.
  static func today() throws -> CalendarDate {
    guard let epoch = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"] else {
      return CalendarDate(secondsSince1970: time(nil))
    }
    guard let seconds = Int(epoch), (0...253_402_300_799).contains(seconds) else {
      throw UsageError(
        "SOURCE_DATE_EPOCH is '\(epoch)', which is no number of seconds since 1970",
        hint: "set it to what 'date +%s' prints, or leave it unset")
    }
    return CalendarDate(secondsSince1970: seconds)
  }
}
