import Content
import Diagnostics

extension RenamingEdits {
  /// Adds the old id to the `redirects` of `site.yaml`.
  mutating func collectRedirect() {
    guard let key = renaming.kind.redirectsKey, let file = tree[SiteSettings.file],
      let root = self.root(of: file)
    else { return }
    guard let redirects = root["redirects"], !redirects.map.isEmpty else {
      let end = file.text.utf8.count
      let lead = file.text.utf8.last == UInt8(ascii: "\n") || end == 0 ? "" : "\n"
      return put("\(lead)redirects:\n  \(key):\n    \(old): \(new)\n", in: end..<end, of: file)
    }
    guard let section = redirects[key], let first = section.map.first else {
      guard let first = redirects.map.first else { return }
      return put("\(key): {\(old): \(new)}", before: first.key.location, of: redirects, in: file)
    }
    // Redirects to the old name now lead to the new one.
    for entry in section.map where entry.value.plain == old && entry.key.value != new {
      replace(entry.value, in: file)
    }
    if let back = section.map.first(where: { $0.key.value == new }) {
      // The new name is in use again, so the redirect from it is replaced.
      let start = file.offset(of: back.key.location.start)
      let end = file.offset(of: back.value.location.end)
      put("\(old): \(new)", in: start..<end, of: file)
    } else {
      put("\(old): \(new)", before: first.key.location, of: section, in: file)
    }
  }
}
