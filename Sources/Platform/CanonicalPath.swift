/// The absolute path without symbolic links and steps such as `..`.
///
/// - Returns: `nil` if there is nothing at the path.
package func canonicalPath(_ path: String) -> String? {
  guard let resolved = realpath(path, nil) else { return nil }
  defer { free(resolved) }
  return String(cString: resolved)
}
