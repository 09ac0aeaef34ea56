import Diagnostics
import Profiles

/// Where an attribute mapping of Microsoft Graph takes its value from.
enum EntraSource {
  struct Function {
    /// The whole expression.
    let expression: String
    /// The attributes that it reads, each once, in their order.
    let attributes: [ExactString]
    /// A function in it that gives another value each time.
    let changesByItself: String?
  }

  case attribute(ExactString)
  case constant(ExactString)
  case function(Function)
  /// The functions that give a user's roles, several values at once.
  case roles(ExactString, MappingEntry.Values)
  /// Another type than is documented.
  case unknown(String)

  /// - Returns: `nil` if nothing is sent, or with a finding if it is broken.
  init?(_ source: JSONObject, _ findings: inout [Finding]) {
    let before = findings.count
    let type = source.text("type", &findings) ?? "Attribute"
    let name = source.text("name", &findings)
    let expression = source.text("expression", &findings)
    let parts = Parts(source, &findings)
    guard findings.count == before else { return nil }
    switch type.asciiLowercased {
    case "attribute":
      // In brackets, where only the expression shows it.
      let inBrackets = expression.flatMap { ExpressionText($0).attributes.first }
      guard let attribute = name.map({ ExactString($0) }) ?? inBrackets, !attribute.text.isEmpty
      else {
        return nil
      }
      self = .attribute(attribute)
    case "constant":
      guard let constant = name ?? expression.map(ExpressionText.unquoted), !constant.isEmpty else {
        return nil
      }
      self = .constant(ExactString(constant))
    case "function":
      let text = expression ?? parts.text
      guard !text.isEmpty else { return nil }
      let written = ExpressionText(text)
      let attributes = parts.attributes.isEmpty ? written.attributes : parts.attributes
      let functions = parts.functions + written.functions
      // They give all roles, and the service adds them to, or puts them in place of, the target's.
      if attributes.count == 1, let function = name?.asciiLowercased {
        if function == "approleassignmentscomplex" {
          self = .roles(attributes[0], .addOnly)
          return
        }
        if function == "assertiveapproleassignmentscomplex" {
          self = .roles(attributes[0], .replaced)
          return
        }
      }
      self = .function(
        Function(
          expression: text, attributes: attributes,
          changesByItself: functions.first(where: EntraSource.changesByItself)))
    default: self = .unknown(type)
    }
  }

  /// Whether it reads an attribute, wherever in an expression.
  func mentions(_ attribute: String) -> Bool {
    let names: [ExactString]
    switch self {
    case .attribute(let name), .roles(let name, _): names = [name]
    case .function(let function): names = function.attributes
    case .constant, .unknown: names = []
    }
    return names.contains { $0.text.asciiLowercased == attribute.asciiLowercased }
  }

  private static func changesByItself(_ function: String) -> Bool {
    let name = function.asciiLowercased
    return name == "now" || name.hasPrefix("random")
  }
}

/// What the parameters of an expression are made of.
private struct Parts {
  var attributes: [ExactString] = []
  var functions: [String] = []
  /// The expression written out.
  var text = ""

  init(_ source: JSONObject, _ findings: inout [Finding]) {
    text = read(source, &findings)
  }

  private mutating func read(_ source: JSONObject, _ findings: inout [Finding]) -> String {
    let name = source.text("name", &findings) ?? ""
    let parameters = source.objects("parameters", &findings)
    switch (source.text("type", &findings) ?? "Attribute").asciiLowercased {
    case "function":
      functions.append(name)
      let values = parameters.map { parameter in
        parameter.object("value", &findings).map { read($0, &findings) } ?? ""
      }
      return name.isEmpty ? "" : "\(name)(\(values.joined(separator: ", ")))"
    case "constant": return "\"\(name)\""
    default:
      if !name.isEmpty, !attributes.contains(ExactString(name)) {
        attributes.append(ExactString(name))
      }
      return "[\(name)]"
    }
  }
}

/// What can be seen in the text of an expression of Microsoft Entra ID.
struct ExpressionText {
  /// The names in brackets, each once.
  private(set) var attributes: [ExactString] = []
  /// The names before a parenthesis.
  private(set) var functions: [String] = []

  init(_ text: String) {
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      if scalar == "\"" {
        // A text: nothing in it is a name.
        while let inside = scalars.popFirst(), inside != "\"" {
          if inside == "\\" { _ = scalars.popFirst() }
        }
      } else if scalar == "[" {
        let name = ExactString(String(scalars.prefix { $0 != "]" }))
        scalars = scalars.drop { $0 != "]" }.dropFirst()
        if !name.text.isEmpty, !attributes.contains(name) { attributes.append(name) }
      } else if Self.isLetter(scalar) {
        let rest = scalars.prefix(while: Self.isLetter)
        scalars = scalars[rest.endIndex...]
        if scalars.drop(while: { $0 == " " }).first == "(" {
          functions.append(String(scalar) + String(rest))
        }
      }
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
      || scalar == "_"
  }

  /// A constant's expression without the quotation marks around it.
  static func unquoted(_ expression: String) -> String {
    guard expression.utf8.count >= 2, expression.utf8.first == UInt8(ascii: "\""),
      expression.utf8.last == UInt8(ascii: "\"")
    else { return expression }
    var scalars = expression.unicodeScalars
    scalars.removeFirst()
    scalars.removeLast()
    return String(scalars)
  }
}
