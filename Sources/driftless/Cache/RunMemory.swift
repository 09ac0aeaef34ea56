import Crypto
import Diagnostics

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What this program remembers between runs. What another one remembers, such as one with another
/// engine, it does not believe.
struct RunMemory {
  private let folder: CacheFolder
  private let tool: [UInt8]

  /// - Returns: `nil` if nothing can be remembered here.
  static var ofUser: RunMemory? {
    guard let folder = CacheFolder.ofUser(ProcessInfo.processInfo.environment),
      let tool = ToolIdentity.bytes
    else { return nil }
    return RunMemory(folder: folder, tool: tool)
  }

  /// What claims were found to be, of whatever help centre.
  var proved: [UInt8]? { read("proofs") }

  func keep(proved: [UInt8]) { write(proved, as: "proofs") }

  /// What the last build read and wrote.
  ///
  /// - Parameter question: All that was said on the command line about what to build.
  func stamp(of question: [String]) -> BuildStamp? {
    read(name(of: question)).flatMap(BuildStamp.init)
  }

  func keep(_ stamp: BuildStamp, of question: [String]) {
    write(stamp.bytes, as: name(of: question))
  }

  private func name(of question: [String]) -> String {
    let all = [FileManager.default.currentDirectoryPath] + question
    let digest = SHA256.hash(data: Array(all.joined(separator: "\0").utf8))
    return "build-"
      + digest.prefix(16).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }

  private func read(_ name: String) -> [UInt8]? {
    guard let bytes = folder.read(name) else { return nil }
    var reader = ByteReader(bytes)
    guard reader.list() == tool else { return nil }
    return reader.list()
  }

  private func write(_ bytes: [UInt8], as name: String) {
    var writer = ByteWriter()
    writer.write(tool)
    writer.write(bytes)
    folder.write(writer.bytes, as: name)
  }
}
