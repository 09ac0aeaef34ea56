import Diagnostics

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Files as clients name them: addresses that begin with `file://`.
enum DocumentAddress {
  /// - Returns: `nil` for what is no file of this machine.
  static func path(_ uri: String) -> String? {
    guard uri.hasPrefix("file://") else { return nil }
    let rest = uri.dropFirst("file://".count)
    guard let slash = rest.firstIndex(of: "/"), ["", "localhost"].contains(String(rest[..<slash])),
      let path = String(rest[slash...]).percentDecoded
    else { return nil }
    return URL(fileURLWithPath: path).standardizedFileURL.path
  }

  static func uri(_ path: String) -> String { URL(fileURLWithPath: path).absoluteString }
}
