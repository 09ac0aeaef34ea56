import Foundation

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
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program, address]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try? process.run()
  }
}
