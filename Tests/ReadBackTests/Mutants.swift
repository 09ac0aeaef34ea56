import Diagnostics
import ReadBack
import Verification

@testable import Site

/// The number of broken renderers that were tried and caught.
struct Mutants {
  private(set) var caught = 0
  /// The mutants that made the same page.
  private(set) var equivalent = 0
  private(set) var survivors: [String] = []

  var count: Int { caught + equivalent + survivors.count }

  /// - Parameters:
  ///   - html: The page from the mutant.
  ///   - right: The correct page.
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

  /// Returns the page with each run of white space as one space, as readers see it.
  private static func folded(_ html: [UInt8]) -> [UInt8] {
    var folded: [UInt8] = []
    for byte in html where byte > 0x20 || folded.last != 0x20 { folded.append(max(byte, 0x20)) }
    return folded
  }
}
