import Foundation
import Knowledge

/// When files were changed last, as the repository around them knows.
enum GitHistory {
  /// The days of the last commits that touched the files below a folder, by their paths inside it.
  ///
  /// - Returns: Nothing where there is no Git, or no repository.
  static func lastChanges(below folder: String) -> [String: CalendarDate] {
    let log = output(
      of: [
        "-c", "core.quotePath=false", "log", "--relative", "--no-renames", "--name-only",
        "--format=%x00%ct", "--", ".",
      ], in: folder)
    return log.map(read) ?? [:]
  }

  /// The commit on which a folder's files stand; empty where there is none.
  static func head(of folder: String) -> String {
    output(of: ["rev-parse", "--verify", "HEAD"], in: folder) ?? ""
  }

  /// - Returns: `nil` if Git has nothing to say.
  private static func output(of arguments: [String], in folder: String) -> String? {
    let git = Process()
    git.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    git.arguments = ["git", "-C", folder] + arguments
    let output = Pipe()
    git.standardOutput = output
    git.standardError = FileHandle.nullDevice
    git.standardInput = FileHandle.nullDevice
    guard (try? git.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    git.waitUntilExit()
    return git.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
  }

  /// - Parameter log: Commits, the latest first: a zero byte, the seconds since 1970, then the files.
  static func read(_ log: String) -> [String: CalendarDate] {
    var changes: [String: CalendarDate] = [:]
    for commit in log.split(separator: "\0") {
      let lines = commit.split(separator: "\n")
      guard let seconds = lines.first.flatMap({ Int($0) }) else { continue }
      for file in lines.dropFirst() where changes[String(file)] == nil {
        changes[String(file)] = CalendarDate(secondsSince1970: seconds)
      }
    }
    return changes
  }
}
