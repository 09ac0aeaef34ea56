import Diagnostics
import ReadBack
import Verification

@testable import Site

/// How many broken renderers of a page were tried, and how many of them were caught.
struct Mutants {
  private let page: CheckedPage
  private let readBack: ReadBack
  /// The page as it must be, folded.
  private let right: [UInt8]
  private(set) var caught = 0
  /// The mutants that made the same page.
  private(set) var equivalent = 0
  private(set) var survivors: [String] = []

  var count: Int { caught + equivalent + survivors.count }

  /// - Parameter right: The page as it must be.
  init(of page: CheckedPage, right: [UInt8], _ readBack: ReadBack) {
    self.page = page
    self.readBack = readBack
    self.right = Self.folded(right)
  }

  /// - Parameter html: The page of the mutant.
  mutating func add(_ name: @autoclosure () -> String, _ html: [UInt8]) {
    if Self.folded(html) == right {
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
