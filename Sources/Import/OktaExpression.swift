import Diagnostics

/// What an expression of Okta's language computes a value from.
enum OktaExpression: Equatable {
  /// An empty one.
  case nothing
  case attribute(ExactString)
  case constant(ExactString)
  /// A function of the user's attributes, each once, in their order.
  case function(of: [ExactString])
  /// Another value each time, because of this function.
  case changesByItself(String)
  /// Something else than attributes of the user has a part in it.
  case dependsOnMore(String)

  init(_ text: String) {
    let tokens = OktaToken.all(of: text)
    var attributes: [ExactString] = []
    func add(_ name: String) {
      if !attributes.contains(ExactString(name)) { attributes.append(ExactString(name)) }
    }
    if tokens.isEmpty {
      self = .nothing
      return
    }
    if tokens.count == 1, case .literal(let value) = tokens[0] {
      self = value.isEmpty ? .nothing : .constant(ExactString(value))
      return
    }
    for (index, token) in tokens.enumerated() {
      guard case .name(let path, let isCall) = token else { continue }
      let parts = path.split(separator: ".").map(String.init)
      let isOfUser = parts.first == "user" && parts.count > 1
      let name = path.asciiLowercased
      if isCall, name == "now" || name.hasSuffix(".now") || name.contains("random") {
        self = .changesByItself(path)
        return
      }
      if path == "user.getInternalProperty", isCall, index + 2 < tokens.count,
        case .literal(let property) = tokens[index + 2], tokens[index + 1] == .sign("(")
      {
        add(property)
      } else if isOfUser, !isCall || parts.count > 2 {
        // What follows the attribute's name is done with its value.
        add(parts[1])
      } else if isOfUser || isCall && Self.asksMore(name) {
        self = .dependsOnMore(path)
        return
      } else if !isCall, !Self.isFixed(path) {
        self = .dependsOnMore(path)
        return
      }
    }
    let isAlone =
      attributes.count == 1
      && (tokens == [.name("user.\(attributes[0])", isCall: false)]
        || tokens == [
          .name("user.getInternalProperty", isCall: true), .sign("("),
          .literal(attributes[0].text), .sign(")"),
        ])
    self = isAlone ? .attribute(attributes[0]) : .function(of: attributes)
  }

  /// Functions that look at groups, at other directories or at other users.
  private static func asksMore(_ function: String) -> Bool {
    ["group", "member", "directory", "workday", "manager", "assistant", "linkedobject"]
      .contains { function.contains($0) }
  }

  /// Words of the language, and names of what is the same for each user.
  private static func isFixed(_ path: String) -> Bool {
    let words = [
      "true", "false", "null", "and", "or", "not", "eq", "ne", "gt", "lt", "ge", "le", "matches",
    ]
    return words.contains(path.asciiLowercased) || path.hasPrefix("app.") || path.hasPrefix("org.")
  }
}

/// A part of an expression of Okta's language.
enum OktaToken: Equatable {
  /// Names with points between them; whether a parenthesis follows.
  case name(String, isCall: Bool)
  /// A text without its quotation marks, or a number.
  case literal(String)
  case sign(Unicode.Scalar)

  static func all(of text: String) -> [OktaToken] {
    var tokens: [OktaToken] = []
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.first {
      if scalar == "\"" || scalar == "'" {
        scalars.removeFirst()
        var literal = String.UnicodeScalarView()
        while let inside = scalars.popFirst(), inside != scalar {
          literal.append(inside == "\\" ? scalars.popFirst() ?? inside : inside)
        }
        tokens.append(.literal(String(literal)))
      } else if isLetter(scalar) {
        let name = scalars.prefix { isLetter($0) || isDigit($0) || $0 == "." }
        scalars = scalars[name.endIndex...]
        let isCall = scalars.drop(while: { $0 == " " }).first == "("
        tokens.append(.name(String(name), isCall: isCall))
      } else if isDigit(scalar) {
        let number = scalars.prefix { isDigit($0) || $0 == "." }
        scalars = scalars[number.endIndex...]
        tokens.append(.literal(String(number)))
      } else {
        scalars.removeFirst()
        if scalar != " ", scalar != "\t", scalar != "\n", scalar != "\r" {
          tokens.append(.sign(scalar))
        }
      }
    }
    return tokens
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "_" || scalar == "$"
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
