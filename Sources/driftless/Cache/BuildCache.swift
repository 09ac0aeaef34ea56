import Diagnostics
import Platform

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The inputs and outputs of builds, kept between runs.
struct BuildCache {
  private let folder: CacheFolder
  private let subject: [String]

  /// - Parameter options: All command-line options that affect the build.
  /// - Returns: `nil` if nothing can be kept here.
  init?(options: [String]) {
    guard let folder = CacheFolder.ofUser else { return nil }
    self.folder = folder
    subject = [FileManager.default.currentDirectoryPath] + options
  }

  /// The last build without findings.
  var last: FinishedBuild? { folder.read("build", of: subject).flatMap(FinishedBuild.init) }

  func keep(_ build: FinishedBuild) { folder.write(build.bytes, as: "build", of: subject) }
}

/// The inputs and outputs of a build without findings. While both are unchanged, there is nothing to
/// do.
struct FinishedBuild {
  let inputs: BuildFingerprint
  /// The files of the site's folder by their paths in it.
  let outputs: [String: FileSignature]
  /// The last line without the elapsed time.
  let summary: String

  /// - Parameter site: The folder of the site.
  func holds(_ now: BuildFingerprint, site: String) -> Bool {
    guard inputs == now, FileSignature(of: site)?.kind == .folder else { return false }
    return outputs.allSatisfy { FileSignature(of: "\(site)/\($0.key)") == $0.value }
  }

  /// Returns the signatures of a site's files, once any later change must be visible.
  ///
  /// - Returns: `nil` if a file is missing.
  static func outputs(_ paths: [String], site: String) -> [String: FileSignature]? {
    usleep(UInt32(FileSignature.settlingNanoseconds / 1_000))
    let moment = FileSignature.now
    var outputs: [String: FileSignature] = [:]
    for path in paths {
      guard let signature = FileSignature(of: "\(site)/\(path)"), signature.kind == .file,
        signature.isSettled(at: moment)
      else { return nil }
      outputs[path] = signature
    }
    return outputs
  }
}

extension FinishedBuild {
  var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.write(inputs.today)
    writer.write(inputs.commit)
    writer.write(summary)
    for files in [inputs.files, outputs] {
      writer.write(files.count)
      for (path, signature) in files {
        writer.write(path)
        signature.write(to: &writer)
      }
    }
    return writer.bytes
  }

  /// - Returns: `nil` if the bytes are not those of a build.
  init?(_ bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    func files() -> [String: FileSignature]? {
      guard let count = reader.count() else { return nil }
      var files: [String: FileSignature] = [:]
      files.reserveCapacity(count)
      for _ in 0..<count {
        guard let path = reader.text(), let signature = FileSignature(&reader) else { return nil }
        files[path] = signature
      }
      return files
    }
    guard let today = reader.text(), let commit = reader.text(), let summary = reader.text(),
      let inputs = files(), let outputs = files(), reader.isAtEnd
    else { return nil }
    self.init(
      inputs: BuildFingerprint(files: inputs, today: today, commit: commit), outputs: outputs,
      summary: summary)
  }
}

extension FileSignature {
  fileprivate func write(to writer: inout ByteWriter) {
    writer.write(kind.rawValue)
    for number in [device, number] { writer.write(Int(truncatingIfNeeded: number)) }
    for number in [bytes, modified, changed] { writer.write(Int(number)) }
  }

  fileprivate init?(_ reader: inout ByteReader) {
    guard let kind = reader.byte().flatMap(Kind.init), let device = reader.number(),
      let number = reader.number(), let bytes = reader.number(), let modified = reader.number(),
      let changed = reader.number()
    else { return nil }
    self.init(
      kind: kind, device: UInt64(bitPattern: Int64(device)),
      number: UInt64(bitPattern: Int64(number)), bytes: Int64(bytes), modified: Int64(modified),
      changed: Int64(changed))
  }
}
