import ArgumentParser
import Diagnostics
import Platform

/// A file or folder cannot be written. Then nothing is.
struct FileFault: Error {
  let finding: Finding
  /// The machine lacks something, such as room on the disk: trying again may help.
  let isOfMachine: Bool

  private init(_ finding: Finding, isOfMachine: Bool) {
    self.finding = finding
    self.isOfMachine = isOfMachine
  }

  /// A folder that is to be read was left half changed.
  init(unfinished finding: Finding) { self.init(finding, isOfMachine: false) }

  init(
    _ path: String, _ reason: String,
    hint: String = "look at its permissions and at what stands in its place"
  ) {
    self.init(.unwritable(path, reason, hint: hint), isOfMachine: false)
  }

  /// - Parameter code: What the system says, an `errno`.
  init(_ path: String, code: Int32) {
    guard Self.ofMachine.contains(code) else {
      self.init(path, systemMessage(code))
      return
    }
    self.init(
      .unwritable(path, systemMessage(code), hint: "mend that, and run this again"),
      isOfMachine: true)
  }

  private static let ofMachine: Set<Int32> = [
    ENOSPC, EDQUOT, EIO, EFBIG, EMFILE, ENFILE, ENOMEM, ENOLCK,
  ]

  /// A run was cut off, and what it changed can be neither finished nor undone now.
  static func unfinished(in folder: String, _ reason: String) -> FileFault {
    FileFault(
      Finding(
        .unfinishedChange, at: Location(file: folder),
        "a run that was cut off changed some files, and this cannot be undone: \(reason)",
        hint:
          "run any command that writes, such as 'driftless fmt', where the folder can be written"
      ), isOfMachine: false)
  }

  /// The same, if it left something to be undone.
  func leavingUndone(in folder: String) -> FileFault {
    FileFault(
      Finding(
        finding.code, at: finding.location, finding.message,
        hint:
          "what was changed before could not be undone either: the next run in '\(folder)' does it"
      ), isOfMachine: isOfMachine)
  }

  var status: ExitCode { isOfMachine ? .fault : .findings }
}

extension Finding {
  fileprivate static func unwritable(_ path: String, _ reason: String, hint: String) -> Finding {
    Finding(
      .unwritableOutput, at: Location(file: path), "this cannot be written: \(reason)",
      hint: "\(hint); nothing was changed")
  }
}

/// - Parameter code: An `errno`.
func systemMessage(_ code: Int32) -> String { String(cString: strerror(code)).lowercased() }
