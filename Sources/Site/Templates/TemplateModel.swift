/// The typed data of one template, with every name known before rendering.
protocol TemplateModel: Sendable {
  static var fields: TemplateFields<Self> { get }

  /// Returns the value of a field by its number, which the compiler has looked up.
  func value(at number: Int) -> TemplateValue
}

extension TemplateModel {
  func value(at number: Int) -> TemplateValue { Self.fields[number].value(self) }

  /// The meanings of the names.
  static var shape: TemplateShape {
    TemplateShape(model: ObjectIdentifier(Self.self)) { fields.names }
  }
}

/// The value of a name in one model.
enum TemplateValue {
  /// An absent text or model.
  case nothing
  case text(String)
  case flag(Bool)
  case model(any TemplateModel)
  case list([any TemplateModel])
}

/// One name of a model and its value.
struct TemplateField<Model>: Sendable {
  let kind: TemplateShape.Kind
  let value: @Sendable (Model) -> TemplateValue

  /// A text, escaped where the template writes it.
  static func text(_ value: @escaping @Sendable (Model) -> String?) -> Self {
    Self(kind: .text) { value($0).map(TemplateValue.text) ?? .nothing }
  }

  /// Finished HTML, for three braces.
  static func html(_ value: @escaping @Sendable (Model) -> String?) -> Self {
    Self(kind: .html) { value($0).map(TemplateValue.text) ?? .nothing }
  }

  static func flag(_ value: @escaping @Sendable (Model) -> Bool) -> Self {
    Self(kind: .flag) { .flag(value($0)) }
  }

  static func number(_ value: @escaping @Sendable (Model) -> Int) -> Self {
    Self(kind: .text) { .text("\(value($0))") }
  }

  static func model<Child: TemplateModel>(
    _ value: @escaping @Sendable (Model) -> Child?
  ) -> Self {
    Self(kind: .model({ Child.shape })) { value($0).map { .model($0) } ?? .nothing }
  }

  static func list<Child: TemplateModel>(
    _ value: @escaping @Sendable (Model) -> [Child]
  ) -> Self {
    Self(kind: .list({ Child.shape })) { .list(value($0)) }
  }

  /// Texts under names that the content defines: the words that templates are compiled with.
  static var words: Self { Self(kind: .words) { _ in .nothing } }
}

/// The names that a template may use in one place, with their meanings.
struct TemplateShape: Sendable {
  enum Kind: Sendable {
    case text, html, flag, words
    case model(@Sendable () -> TemplateShape)
    case list(@Sendable () -> TemplateShape)
  }

  /// The type of the models that have it.
  let model: ObjectIdentifier
  /// The names, evaluated lazily because models may contain one another.
  let names: @Sendable () -> [String: Name]

  struct Name: Sendable {
    let number: Int
    let kind: Kind
  }
}
