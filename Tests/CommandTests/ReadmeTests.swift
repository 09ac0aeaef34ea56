import Foundation
import Testing

/// The README's example: its files are written, its commands are run, and their output is compared. A
/// line `…` stands for any lines, and times may differ.
@Suite struct ReadmeTests {
  @Test func theFirstPageIsAsTheReadmeShows() throws {
    let readme = try String(
      contentsOf: Binary.project.appending(path: "README.md"), encoding: .utf8)
    let section = try #require(
      readme.components(separatedBy: "\n## ").first { $0.hasPrefix("Your first page") })
    let parts = section.components(separatedBy: "\n```")
    let page = try #require(parts.first { $0.hasPrefix("markdown\n") })
    let name = try #require(parts[0].firstMatch(of: /`(Content\/[^`]+\.md)`/)?.output.1)
    let export = try #require(parts[0].firstMatch(of: /`(export PATH=[^`]+)`/)?.output.1)
    let commands = parts.filter { $0.hasPrefix("console\n") }.flatMap { part in
      part.dropFirst("console\n".count).components(separatedBy: "$ ").dropFirst()
    }
    #expect(commands.count == 3)

    let binary = try Binary()
    try binary.write(String(name), String(page.dropFirst("markdown\n".count)) + "\n")
    let release = binary.folder.appending(path: ".build/release")
    try FileManager.default.createDirectory(at: release, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: release.appending(path: "driftless"), withDestinationURL: URL(filePath: Binary.path))
    for command in commands {
      let lines = command.split(separator: "\n", omittingEmptySubsequences: false)
      let result = try binary.run(
        ["-c", "\(export)\n\(lines[0])"], executable: "/bin/sh")
      // A slow machine shows progress.
      let messages = result.errors.replacing(/checking.* …\n/, with: "")
      let printed = withoutTimes(result.output + messages)
      var rest = printed[...]
      // Parts between the dots, in their order; the first begins what is printed.
      let shown = withoutTimes(lines.dropFirst().joined(separator: "\n"))
      for (number, part) in shown.components(separatedBy: "…").enumerated() {
        let part = part.trimmingCharacters(in: .newlines)
        // The dots are at the beginning.
        if part.isEmpty { continue }
        let range = try #require(
          rest.range(of: part), "'\(lines[0])' does not print:\n\(part)\nbut:\n\(printed)")
        if number == 0 {
          #expect(isBlank(rest[..<range.lowerBound]), "\(printed)")
        }
        rest = rest[range.upperBound...]
      }
      #expect(isBlank(rest), "\(printed)")
    }
  }

  private func isBlank(_ text: Substring) -> Bool { text.allSatisfy(\.isNewline) }

  private func withoutTimes(_ text: String) -> String { text.replacing(/\d+\.\d\d s/, with: "S s") }
}
