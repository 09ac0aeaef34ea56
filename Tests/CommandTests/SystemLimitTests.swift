import Foundation
import Testing

/// With too few system resources a run reports it: it neither crashes nor hangs.
@Suite struct SystemLimitTests {
  private func limited(_ limit: String, _ site: Binary) throws -> Binary.Result {
    try site.run(
      ["-c", "ulimit \(limit) && exec \"$DRIFTLESS_BINARY\" build"],
      environment: ["DRIFTLESS_BINARY": Binary.path], executable: "/bin/bash")
  }

  @Test(arguments: ["-n 12", "-n 24", "-n 63"]) func tooFewOpenFilesAreAFault(limit: String) throws
  {
    let site = try Binary.starter()
    let result = try limited(limit, site)
    #expect(result.status == 3, "\(result.errors)")
    #expect(result.errors.contains("error: driftless needs to have 64 files open at once"))
    #expect(result.errors.contains("hint: raise the limit: ulimit -n 64"))
  }

  /// What may be raised is raised.
  @Test(arguments: ["-n 64", "-S -n 12"]) func enoughOpenFilesWillDo(limit: String) throws {
    let site = try Binary.starter()
    let result = try limited(limit, site)
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test func tooLittleAddressSpaceIsAFault() throws {
    let site = try Binary.starter()
    let result = try limited("-v 600000", site)
    #expect(result.status == 3, "\(result.errors)")
    #expect(result.errors.contains("needs 1024 MiB of address space, and may have 585"))
    #expect(try limited("-v 1048576", site).status == 0)
  }

  @Test func aFileThatMayNotGrowIsAFault() throws {
    let site = try Binary.starter()
    let before = try FolderState(of: site)
    let result = try limited("-f 8", site)
    #expect(result.status == 3, "\(result.errors)")
    #expect(result.errors.contains("file too large"))
    #expect(try FolderState(of: site) == before)
  }
}
