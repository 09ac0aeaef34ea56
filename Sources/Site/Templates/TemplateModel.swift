/// The data that one template gets: typed, with every name known before a template is rendered.
protocol TemplateModel: Sendable {
  static var fields: TemplateFields<Self> { get }

  /// The value of a field by its number, which compiling a template has looked up.
  func value(at number: Int) -> TemplateValue
}

extension TemplateModel {
  func value(at number: Int) -> TemplateValue { Self.fields[number].value(self) }

  /// What the names stand for.
  static var shape: TemplateShape {
    TemplateShape(model: ObjectIdentifier(Self.self)) { fields.names }
  }
}

/// What a name stands for in one model.
enum TemplateValue {
  /// There is no such text or model.
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

  /// Texts by names that the content decides on: the words that the templates are compiled with.
  static var words: Self { Self(kind: .words) { _ in .nothing } }
}

/// The names that a template may use in one place, and what they stand for.
struct TemplateShape: Sendable {
  enum Kind: Sendable {
    case text, html, flag, words
    case model(@Sendable () -> TemplateShape)
    case list(@Sendable () -> TemplateShape)
  }

  /// The type of the models that have it.
  let model: ObjectIdentifier
  /// Evaluated late, since models may hold one another.
  let names: @Sendable () -> [String: Name]

  struct Name: Sendable {
    let number: Int
    let kind: Kind
  }
}
