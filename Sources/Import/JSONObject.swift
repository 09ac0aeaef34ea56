import Diagnostics
import JSON

/// The members of an object, read by name: what is of a wrong type becomes a finding.
///
/// `null` says the same as a member that is not there, and members that are not asked for are left alone:
/// exports have more than is documented, and the APIs take less.
struct JSONObject {
  let node: LocatedJSON
  let file: SourceFile
  private let members: [ExactString: LocatedJSON.Member]

  /// - Returns: `nil`, without a finding, if it is no object.
  init?(_ node: LocatedJSON, in file: SourceFile) {
    guard case .object = node.value else { return nil }
    self.node = node
    self.file = file
    self.members = Dictionary(
      node.members.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var location: Location { file.location(node.range.lowerBound..<node.range.lowerBound + 1) }

  func has(_ key: String) -> Bool { members[ExactString(key)] != nil }

  /// The member's value, unless it is not there or null.
  subscript(key: String) -> LocatedJSON? {
    members[ExactString(key)].flatMap { $0.value.value == .null ? nil : $0.value }
  }

  func text(_ key: String, _ findings: inout [Finding]) -> String? {
    guard let node = self[key] else { return nil }
    if case .string(let text) = node.value { return text }
    refuse(node, key, "a text", &findings)
    return nil
  }

  func flag(_ key: String, _ findings: inout [Finding]) -> Bool? {
    guard let node = self[key] else { return nil }
    if case .bool(let flag) = node.value { return flag }
    refuse(node, key, "true or false", &findings)
    return nil
  }

  /// A whole number.
  func number(_ key: String, _ findings: inout [Finding]) -> Int? {
    guard let node = self[key] else { return nil }
    if case .int(let number) = node.value { return number }
    refuse(node, key, "a whole number", &findings)
    return nil
  }

  func list(_ key: String, _ findings: inout [Finding]) -> [LocatedJSON] {
    guard let node = self[key] else { return [] }
    if case .array = node.value { return node.elements }
    refuse(node, key, "a list", &findings)
    return []
  }

  /// The objects of a list.
  func objects(_ key: String, _ findings: inout [Finding]) -> [JSONObject] {
    list(key, &findings).compactMap { element in
      if let object = JSONObject(element, in: file) { return object }
      refuse(element, key, "a list of objects", &findings)
      return nil
    }
  }

  func object(_ key: String, _ findings: inout [Finding]) -> JSONObject? {
    guard let node = self[key] else { return nil }
    if let object = JSONObject(node, in: file) { return object }
    refuse(node, key, "an object", &findings)
    return nil
  }

  /// The object that a member is; if it is none, that is a finding at its name.
  func object(of member: LocatedJSON.Member, _ findings: inout [Finding]) -> JSONObject? {
    if let object = JSONObject(member.value, in: file) { return object }
    findings.append(
      Finding(
        .wrongType, at: location(of: member),
        "'\(member.key.text.onOneLine)' must be an object, and here is \(member.value.value.kind)",
        hint: "export the file again, or correct it"))
    return nil
  }

  /// The members in the order of the file.
  var entries: [LocatedJSON.Member] { node.members }

  func location(of member: LocatedJSON.Member) -> Location { file.location(member.keyRange) }

  private func refuse(
    _ node: LocatedJSON, _ key: String, _ wanted: String, _ findings: inout [Finding]
  ) {
    // Of a value over many lines its beginning is shown.
    let start = node.range.lowerBound
    findings.append(
      Finding(
        .wrongType, at: file.location(start..<start + 1),
        "'\(key)' must be \(wanted), and here is \(node.value.kind)",
        hint: "export the file again, or correct it"))
  }
}

extension JSON {
  /// What a reader would call such a value.
  fileprivate var kind: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .int, .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
