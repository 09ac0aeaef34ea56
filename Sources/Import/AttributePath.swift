import Diagnostics

/// A SCIM path in the one form in which paths are compared.
///
/// RFC 7644, section 3.10: names and URNs do not depend on case. The vendors write one path in several
/// ways: `emails[type eq "work"].value` is `emails.^[type=='work'].value` in Okta's schemas, and Entra
/// names a complex attribute such as `manager` by its name alone where its `value` is meant.
struct AttributePath: Hashable {
  /// The path that two ways of writing have in common; for comparison only.
  let canonical: ExactString

  init(_ path: String) {
    var text = Self.withoutSpace(path.asciiLowercased.unicodeScalars)
    if text.starts(with: Self.core) { text.removeFirst(Self.core.count) }
    text = Self.withPlainFilters(text)
    if text.suffix(Self.value.count).elementsEqual(Self.value) {
      text.removeLast(Self.value.count)
    }
    canonical = ExactString(String(scalars: text))
  }

  private static let core = Array("urn:ietf:params:scim:schemas:core:2.0:user:".unicodeScalars)
  private static let value = Array(".value".unicodeScalars)

  private static func withoutSpace(_ text: some BidirectionalCollection<Unicode.Scalar>)
    -> [Unicode.Scalar]
  {
    let isSpace: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" }
    return Array(text.drop(while: isSpace).reversed().drop(while: isSpace).reversed())
  }

  /// Each filter as `[name=value]`; an empty one is none.
  private static func withPlainFilters(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") {
      var before = rest[..<open]
      if before.suffix(2).elementsEqual([".", "^"]) { before = before.dropLast(2) }
      result += before
      let filter = plain(Array(rest[open...].prefix { $0 != "]" }.dropFirst()))
      if !filter.isEmpty { result += ["["] + filter + ["]"] }
      rest = rest[(close + 1)...]
    }
    return result + rest
  }

  /// `type eq "work"` and `type=='work'` as `type=work`; of what else there may be only the spaces go.
  private static func plain(_ filter: [Unicode.Scalar]) -> [Unicode.Scalar] {
    let words = filter.split { $0 == " " || $0 == "\t" }.map(Array.init)
    var text = Array(words.joined(separator: [" "]))
    if words.count == 3, words[1] == ["e", "q"] {
      text = words[0] + ["="] + words[2]
    } else if let equals = text.firstIndex(of: "="), text[equals...].starts(with: ["=", "="]) {
      text =
        withoutSpace(text[..<equals]) + ["="] + withoutSpace(text[(equals + 2)...])
    }
    return text.filter { $0 != "\"" && $0 != "'" }
  }
}

extension String {
  init(scalars: some Sequence<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }

  /// With ASCII's letters in lower case: names in exports have no others, and the page's script agrees.
  package var asciiLowercased: String {
    String(
      scalars: unicodeScalars.lazy.map {
        ("A"..."Z").contains($0) ? Unicode.Scalar(UInt8($0.value) + 32) : $0
      })
  }
}
