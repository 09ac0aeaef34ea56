import Platform

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The browser of the person at this machine.
enum Browser {
  /// Whether somebody sees this terminal on a screen that can show a browser.
  static var isAtHand: Bool {
    guard isatty(STDERR_FILENO) == 1 else { return false }
    #if os(macOS)
      return true
    #else
      let environment = ProcessInfo.processInfo.environment
      return ["DISPLAY", "WAYLAND_DISPLAY"].contains { environment[$0]?.isEmpty == false }
    #endif
  }

  /// Opens an address; where that cannot be done, nothing happens.
  static func show(_ address: String) {
    #if os(macOS)
      let program = "open"
    #else
      let program = "xdg-open"
    #endif
    let environment = ProcessInfo.processInfo.environment
    startThread {
      _ = ChildProcess("/usr/bin/env", [program, address], environment: environment)?.wait()
    }
  }
}
