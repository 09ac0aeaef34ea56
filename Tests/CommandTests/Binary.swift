import Foundation
import Testing

/// Runs the real binary in a real folder.
struct Binary {
  struct Result {
    let status: Int32
    let output: String
    let errors: String
  }

  /// The optimized binary that `make test` names, or else the one beside the tests' bundle.
  static let path: String = {
    if let path = ProcessInfo.processInfo.environment["DRIFTLESS"] { return path }
    let products =
      Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
      ?? URL(fileURLWithPath: CommandLine.arguments[0])
    return products.deletingLastPathComponent().appending(path: "driftless").path
  }()

  static let project: URL = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The working directory.
  let folder: URL
  /// The private folder, which exists as long as this value.
  private let owned: TestFolder

  /// A copy of the project's content and templates in a folder of its own.
  init() throws {
    self.init(in: try TestFolder())
    for name in ["Content", "Templates"] {
      try FileManager.default.copyItem(
        at: Self.project.appending(path: name), to: folder.appending(path: name))
    }
    let output = folder.appending(path: "Output")
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: Self.project.appending(path: "Output/knowledge.json"),
      to: output.appending(path: "knowledge.json"))
  }

  /// Returns the starter site in a private folder: changes in a test do not affect other tests.
  static func starter() throws -> Binary {
    let made = try madeStarter.get()
    let binary = try Binary(in: TestFolder(), at: "starter")
    try FileManager.default.copyItem(at: made.folder, to: binary.folder)
    return binary
  }

  /// The starter site as `driftless new site` makes it, once for all tests.
  private static let madeStarter = Swift.Result<Binary, any Error> {
    let empty = try Binary.empty()
    let made = try empty.run(["new", "site", "starter"])
    try #require(made.status == 0, "\(made.errors)")
    return Binary(in: empty.owned, at: "starter")
  }

  /// A folder with nothing in it.
  static func empty() throws -> Binary { try Binary(in: TestFolder()) }

  private init(in owned: TestFolder, at path: String) {
    self.init(in: owned, folder: owned.url.appending(path: path))
  }

  private init(in owned: TestFolder, folder: URL? = nil) {
    self.owned = owned
    self.folder = folder ?? owned.url
  }

  /// A new folder within this one, in which a command runs beside others.
  func subfolder() throws -> Binary {
    let inner = folder.appending(path: "run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    return Binary(in: owned, folder: inner)
  }

  func run(
    _ arguments: [String], input: String? = nil, environment: [String: String] = [:],
    executable: String = Self.path
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = Self.environment(environment)
    // Files instead of pipes: a full pipe would stop the process.
    let outputURL = folder.appending(path: ".stdout")
    let errorsURL = folder.appending(path: ".stderr")
    for url in [outputURL, errorsURL] { try Data().write(to: url) }
    process.standardOutput = try FileHandle(forWritingTo: outputURL)
    process.standardError = try FileHandle(forWritingTo: errorsURL)
    if let input {
      let inputURL = folder.appending(path: ".stdin")
      try Data(input.utf8).write(to: inputURL)
      process.standardInput = try FileHandle(forReadingFrom: inputURL)
    } else {
      process.standardInput = FileHandle.nullDevice
    }
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationReason == .exit ? process.terminationStatus : -1,
      output: try String(contentsOf: outputURL, encoding: .utf8),
      errors: try String(contentsOf: errorsURL, encoding: .utf8))
  }

  /// Returns the environment of a run, always with the same date.
  static func environment(_ own: [String: String] = [:]) -> [String: String] {
    var variables = ProcessInfo.processInfo.environment
    variables["CI"] = nil
    variables["SOURCE_DATE_EPOCH"] = "1795478400"
    return variables.merging(own) { _, new in new }
  }

  /// Whether permissions apply to the runs of ``runUnprivileged(_:)``. They do not apply to root. CI
  /// skips no tests, and fails without permissions.
  static let canBeUnprivileged: Bool = {
    guard getuid() == 0, ProcessInfo.processInfo.environment["CI", default: ""].isEmpty else {
      return true
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: unprivileged[0])
    process.arguments = unprivileged.dropFirst() + [path, "--version"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  private static let unprivileged = [
    "/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups",
  ]

  /// Runs the binary as a user to whom permissions apply and who owns the folder.
  func runUnprivileged(_ arguments: [String]) throws -> Result {
    guard getuid() == 0 else { return try run(arguments) }
    for name in ["."] + files(below: ".") {
      lchown(folder.appending(path: name).path, 65_534, 65_534)
    }
    return try run(
      Self.unprivileged.dropFirst() + [Self.path] + arguments, executable: Self.unprivileged[0])
  }

  /// Returns the bytes of each file below a folder, and each folder.
  func contents(below name: String) throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for file in files(below: name) {
      let url = folder.appending(path: "\(name)/\(file)")
      contents[file] = (try? Data(contentsOf: url)) ?? Data()
    }
    return contents
  }

  func allow(_ permissions: Int, _ name: String) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: permissions], ofItemAtPath: folder.appending(path: name).path)
  }

  func data(_ name: String) throws -> Data { try Data(contentsOf: folder.appending(path: name)) }

  func read(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  func write(_ name: String, _ text: String) throws {
    let url = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// Replaces a text in a file that must contain it.
  func replace(_ old: String, by new: String, in name: String) throws {
    let text = try read(name)
    try #require(text.contains(old), "\(name) has no '\(old)'")
    let range = try #require(text.range(of: old))
    try write(name, text.replacingCharacters(in: range, with: new))
  }

  func files(below name: String) -> [String] {
    let root = folder.appending(path: name).path
    return (FileManager.default.enumerator(atPath: root)?.allObjects as? [String] ?? []).sorted()
  }

  func json(_ result: Result) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }
}
