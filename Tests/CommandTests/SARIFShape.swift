import Foundation

/// What a value of the Static Analysis Results Interchange Format must look like: the rules of the
/// schema of version 2.1.0 for those parts of it that we write. What it knows and we do not write is
/// refused as unknown.
indirect enum SARIFShape: Sendable {
  case text
  case words(Set<String>)
  /// A relative or absolute reference.
  case reference
  case number(min: Int)
  case list(SARIFShape, isUnique: Bool = false)
  case object([String: SARIFShape], required: Set<String> = [])

  static let log = object(
    ["$schema": reference, "version": words(["2.1.0"]), "runs": list(run)],
    required: ["version", "runs"])

  private static let run = object(
    [
      "tool": object(["driver": toolComponent], required: ["driver"]),
      "columnKind": words(["utf16CodeUnits", "unicodeCodePoints"]), "results": list(result),
    ], required: ["tool"])

  private static let toolComponent = object(
    ["name": text, "version": text, "rules": list(reportingDescriptor, isUnique: true)],
    required: ["name"])

  private static let reportingDescriptor = object(
    [
      "id": text, "name": text, "shortDescription": message, "fullDescription": message,
      "help": message,
    ], required: ["id"])

  private static let result = object(
    [
      "ruleId": text, "ruleIndex": number(min: -1),
      "level": words(["none", "note", "warning", "error"]), "message": message,
      "locations": list(location), "relatedLocations": list(location, isUnique: true),
    ], required: ["message"])

  private static let location = object([
    "id": number(min: -1), "message": message,
    "physicalLocation": object(
      [
        "artifactLocation": object(["uri": reference]),
        "region": object(
          [
            "startLine": number(min: 1), "startColumn": number(min: 1), "endLine": number(min: 1),
            "endColumn": number(min: 1),
          ], required: ["startLine"]),
      ], required: ["artifactLocation"]),
  ])

  private static let message = object(["text": text], required: ["text"])
}

extension SARIFShape {
  /// What is wrong with a value, each with its path.
  func faults(in value: Any, at path: String = "$") -> [String] {
    switch self {
    case .text: return value is String ? [] : ["\(path) is no text"]
    case .words(let words):
      return (value as? String).map(words.contains) == true
        ? [] : ["\(path) is none of \(words.sorted())"]
    case .reference:
      let isReference = (value as? String).flatMap {
        URL(string: $0, encodingInvalidCharacters: false)
      }
      return isReference == nil ? ["\(path) is no reference"] : []
    case .number(let min):
      return (value as? Int).map { $0 >= min } == true
        ? [] : ["\(path) is no number from \(min) on"]
    case .list(let shape, let isUnique):
      guard let elements = value as? [Any] else { return ["\(path) is no list"] }
      let isFine = !isUnique || Set(elements.compactMap { $0 as? NSObject }).count == elements.count
      return (isFine ? [] : ["\(path) has equal elements"])
        + elements.enumerated().flatMap { shape.faults(in: $1, at: "\(path)[\($0)]") }
    case .object(let shapes, let required):
      guard let members = value as? [String: Any] else { return ["\(path) is no object"] }
      return required.subtracting(members.keys).sorted().map { "\(path) needs '\($0)'" }
        + members.sorted { $0.key < $1.key }.flatMap { key, value in
          shapes[key]?.faults(in: value, at: "\(path).\(key)") ?? ["\(path) has no '\(key)'"]
        }
    }
  }
}
