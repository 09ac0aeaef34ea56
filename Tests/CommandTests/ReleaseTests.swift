import Foundation
import Testing

/// What is given to users: the program as `make install` installs it, and the archive of `make dist`.
@Suite struct ReleaseTests {
  /// The optimized binary; that of a debug build is as large as it likes.
  private static let hasRelease = ProcessInfo.processInfo.environment["DRIFTLESS"] != nil

  private static let bytesMax = 25 * 1_000_000

  #if os(Linux)
    @Test(.enabled(if: hasRelease))
    func oneSmallFileIsInstalled() throws {
      let installation = try Installation()
      defer { installation.remove() }
      try #require(try installation.make("install") == 0)
      let program = installation.folder.appending(path: "opt/a b/bin/driftless")
      let bytes = try Data(contentsOf: program).count
      #expect(bytes <= Self.bytesMax)
      let binary = try Binary.empty()
      let libraries = try binary.run([program.path], executable: "/usr/bin/ldd")
      try #require(libraries.status == 0)
      let names = libraries.output.split(separator: "\n").compactMap {
        $0.split(separator: " ").first.map { $0.trimmingPrefix(while: \.isWhitespace) }
      }
      let allowed = #/linux-vdso\.so\.1|libc\.so\.6|libm\.so\.6|/.*/ld-linux[^/]*/#
      #expect(names.allSatisfy { $0.wholeMatch(of: allowed) != nil }, "\(names)")
    }
  #endif

  @Test func equalFilesMakeAnEqualArchive() throws {
    let installation = try Installation()
    defer { installation.remove() }
    let archives = try ["one", "two"].map { name in
      let folder = installation.folder.appending(path: name)
      try #require(try installation.make("dist", "DIST=\(folder.path)") == 0)
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      let archive = try #require(files.first)
      #expect(files == [archive, "\(archive).sha256"])
      #expect(try #/driftless-\d+\.\d+\.\d+-[a-z]+-\w+\.tar\.gz/#.wholeMatch(in: archive) != nil)
      return folder.appending(path: archive)
    }
    #expect(try Data(contentsOf: archives[0]) == Data(contentsOf: archives[1]))
    let binary = try Binary.empty()
    let unpacked = try binary.run(["-xzf", archives[0].path], executable: "/usr/bin/tar")
    try #require(unpacked.status == 0)
    let name = archives[0].lastPathComponent.replacing(".tar.gz", with: "")
    let folder = binary.folder.appending(path: name)
    #expect(
      Installation.files(in: folder)
        == (InstallTests.files + ["README.md", "SHA256SUMS"]).sorted())
    let sums = try binary.run(
      ["-c", "cd '\(folder.path)' && sha256sum -c SHA256SUMS"], executable: "/bin/sh")
    #expect(sums.status == 0)
    #expect(sums.output.split(separator: "\n").count == InstallTests.files.count + 1)
  }

  /// Whatever shows the version takes it from `Product`.
  @Test func theVersionStandsInOnePlace() throws {
    let shown = try Binary.empty().run(["--version"]).output
    let version = try #require(shown.split(separator: " ").last).dropLast()
    let places = Self.texts(in: ["Sources", "Documentation", "Scripts", "Makefile", "README.md"])
      .filter { $0.text.contains("\(version)") }.map(\.name)
    #expect(places == ["Sources/driftless/Product.swift"])
  }

  /// With Foundation comes ICU, which is larger than all the rest.
  @Test func foundationIsImportedWhereItsEssentialsAreNot() {
    let alone = #/^\s*(\w+ )?import Foundation$/#.anchorsMatchLineEndings()
    let instead = #/#else\n\s+(\w+ )?import Foundation\n#endif/#
    let files = Self.texts(in: ["Sources"]).filter { file in
      file.text.matches(of: alone).count != file.text.matches(of: instead).count
    }
    #expect(files.isEmpty, "\(files.map(\.name))")
  }

  private static func texts(in parts: [String]) -> [(name: String, text: String)] {
    parts.flatMap { part in
      let path = Binary.project.appending(path: part).path
      let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
      return (names.isEmpty ? [part] : names.sorted().map { "\(part)/\($0)" }).compactMap { name in
        (try? String(contentsOf: Binary.project.appending(path: name), encoding: .utf8)).map {
          (name, $0)
        }
      }
    }
  }
}
