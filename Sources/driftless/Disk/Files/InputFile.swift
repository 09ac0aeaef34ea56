import Diagnostics
import Platform

/// A file that is named on the command line.
enum InputFile {
  /// The maximum size of an export in bytes; a schema names every attribute of both directories.
  static let bytesMax = 16 * 1_024 * 1_024

  /// - Parameters:
  ///   - path: The path from the working directory, or `-` for standard input.
  ///   - bytesMax: The maximum size in bytes.
  ///   - hint: What to do if the file is larger.
  /// - Returns: `nil`, with a finding, if the file is too large or not text.
  static func read(
    _ path: String, bytesMax: Int = bytesMax, hint: String = "name the exported file itself",
    _ findings: inout [Finding]
  ) throws -> SourceFile? {
    let name = path == "-" ? "stdin" : path
    let file = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    defer { close(file) }
    // No more than the limit is read, because a device may have no end.
    guard let bytes = FolderListing.bytes(from: file, atMost: bytesMax) else {
      throw UsageError(
        "there is no file '\(path)' that can be read",
        hint: "the path starts from the working directory")
    }
    let location = Location(file: name)
    guard bytes.count <= bytesMax else {
      findings.append(
        .fileTooLarge, at: location, "the file has more than \(bytesMax / 1_048_576) MiB",
        hint: hint)
      return nil
    }
    return ContentFolder.text(bytes, at: location, bytesMax: bytesMax, &findings)
      .map { SourceFile(path: name, text: $0) }
  }
}
