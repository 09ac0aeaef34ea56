import ArgumentParser
import Diagnostics
import Platform

/// A file or folder cannot be written; in that case nothing is written.
struct FileFault: Error {
  let finding: Finding
  /// Whether the machine lacks a resource, such as disk space, so that trying again may help.
  let isOfMachine: Bool

  private init(_ finding: Finding, isOfMachine: Bool) {
    self.finding = finding
    self.isOfMachine = isOfMachine
  }

  /// Creates the fault for a folder that was left half changed.
  init(unfinished finding: Finding) { self.init(finding, isOfMachine: false) }

  init(
    _ path: String, _ reason: String,
    hint: String = "look at its permissions and at what stands in its place"
  ) {
    self.init(.unwritable(path, reason, hint: hint), isOfMachine: false)
  }

  /// - Parameter code: The system's error as in `errno`.
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

  /// Returns the fault for an interrupted run whose changes can be neither finished nor undone now.
  static func unfinished(in folder: String, _ reason: String) -> FileFault {
    FileFault(
      Finding(
        .unfinishedChange, at: Location(file: folder),
        "a run that was cut off changed some files, and this cannot be undone: \(reason)",
        hint:
          "run any command that writes, such as 'driftless fmt', where the folder can be written"
      ), isOfMachine: false)
  }

  /// Returns the fault with a note that some changes remain to be undone.
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

/// - Parameter code: The error as in `errno`.
func systemMessage(_ code: Int32) -> String { String(cString: strerror(code)).lowercased() }
