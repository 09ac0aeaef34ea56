import Diagnostics
import ReadBack
import Verification

@testable import Site

/// How many broken renderers were tried, and how many of them were caught.
struct Mutants {
  private(set) var caught = 0
  /// Those that made the same page.
  private(set) var equivalent = 0
  private(set) var survivors: [String] = []

  var count: Int { caught + equivalent + survivors.count }

  /// - Parameters:
  ///   - html: The page of the mutant.
  ///   - right: The page as it must be.
  mutating func add(
    _ name: @autoclosure () -> String, _ html: [UInt8], insteadOf right: [UInt8],
    showing page: CheckedPage, _ readBack: ReadBack
  ) {
    if Self.folded(html) == Self.folded(right) {
      equivalent += 1
    } else if readBack.findings(of: html, showing: page).hasErrors {
      caught += 1
    } else {
      survivors.append(name())
    }
  }

  /// The page with each run of white space as one space, as readers see it.
  private static func folded(_ html: [UInt8]) -> [UInt8] {
    var folded: [UInt8] = []
    for byte in html where byte > 0x20 || folded.last != 0x20 { folded.append(max(byte, 0x20)) }
    return folded
  }
}
