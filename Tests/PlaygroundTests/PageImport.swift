import JSON

/// The result of the page's script for an export.
struct PageImport: Decodable {
  struct Problem: Decodable {
    let problem: String
    let file: String
    let line: Int
    let column: Int
  }

  struct Remark: Decodable {
    let reason: String
    let name: String
    let detail: String?
    let line: Int
    let column: Int
  }

  struct Rule: Decodable {
    let rule: [String: Value]
    let file: String
    let line: Int
    let column: Int
    let notes: [Remark]
  }

  /// A text, or several.
  struct Value: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      text =
        if let one = try? container.decode(String.self) {
          JSON.string(one).compact
        } else {
          JSON.strings(try container.decode([String].self)).compact
        }
    }
  }

  let problems: [Problem]
  let system: String?
  let rules: [Rule]?
  let settings: [String: String]?
  let notes: [Remark]?
  let notCarriedOver: [Remark]?
}

extension PageImport.Remark {
  var text: String { "\(reason) \(name) \(detail ?? "~") \(line):\(column)" }
}
