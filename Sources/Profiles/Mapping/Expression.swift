import Diagnostics

/// An expression of a mapping: a text that reads attributes, of whose function nothing else is known.
struct Expression: Sendable {
  let text: String
  let arguments: [ExactString]

  private typealias Scalars = String.UnicodeScalarView

  /// The text of a term: the expression with values in place of the attributes' names.
  ///
  /// By scalars, as names are compared: the page's scripts give the same text.
  func applied(to values: [ExactString?]) -> ExactString {
    let forms = forms
    var told = Scalars()
    var rest = text.unicodeScalars[...]
    while let first = rest.first {
      let isStart = !Self.isOfName(told.last)
      let form = forms.first { form in
        rest.starts(with: form.scalars)
          && (form.isBracketed
            || isStart && !Self.isOfName(rest.dropFirst(form.scalars.count).first))
      }
      if let form {
        let value = form.argument < values.count ? values[form.argument] : nil
        told += "\"\(value?.text ?? "")\"".unicodeScalars
        rest = rest.dropFirst(form.scalars.count)
      } else {
        told.append(first)
        rest = rest.dropFirst()
      }
    }
    return ExactString(String(told))
  }

  /// A way to write an attribute's name: `[name]`, `user.name`, or alone.
  private struct Form {
    let scalars: Scalars
    let argument: Int
    var isBracketed: Bool { scalars.first == "[" }
  }

  /// All ways, those of the longest names first.
  private var forms: [Form] {
    let names = arguments.enumerated().sorted { one, other in
      let (left, right) = (
        one.element.text.unicodeScalars.count, other.element.text.unicodeScalars.count
      )
      return left == right ? one.offset < other.offset : left > right
    }
    return names.flatMap { index, name in
      ["[\(name)]", "user.\(name)", name.text].map {
        Form(scalars: $0.unicodeScalars, argument: index)
      }
    }
  }

  private static func isOfName(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    if scalar == "_" || scalar == "." || scalar.properties.isAlphabetic { return true }
    return switch scalar.properties.generalCategory {
    case .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark,
      .enclosingMark:
      true
    default: false
    }
  }
}
