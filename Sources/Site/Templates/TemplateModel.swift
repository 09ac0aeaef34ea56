import Mustache

/// The data that one template gets: typed, with every name known before a template is rendered.
protocol TemplateModel: MustacheParent, Sendable {
  static var fields: [String: TemplateField<Self>] { get }
}

extension TemplateModel {
  func child(named name: String) -> Any? { Self.fields[name]?.value(self) }

  /// What the names stand for.
  static var shape: TemplateShape {
    TemplateShape(names: { fields.mapValues(\.kind) })
  }
}

/// One name of a model and its value.
struct TemplateField<Model>: Sendable {
  let kind: TemplateShape.Kind
  let value: @Sendable (Model) -> Any?

  /// A text, escaped where the template writes it with two braces.
  static func text(_ value: @escaping @Sendable (Model) -> String?) -> Self {
    Self(kind: .text) { value($0) }
  }

  /// Finished HTML, for three braces.
  static func html(_ value: @escaping @Sendable (Model) -> String?) -> Self {
    Self(kind: .html) { value($0) }
  }

  static func flag(_ value: @escaping @Sendable (Model) -> Bool) -> Self {
    Self(kind: .flag) { value($0) }
  }

  static func number(_ value: @escaping @Sendable (Model) -> Int) -> Self {
    Self(kind: .text) { "\(value($0))" }
  }

  static func model<Child: TemplateModel>(
    _ value: @escaping @Sendable (Model) -> Child?
  ) -> Self {
    Self(kind: .model({ Child.shape })) { value($0) }
  }

  static func list<Child: TemplateModel>(
    _ value: @escaping @Sendable (Model) -> [Child]
  ) -> Self {
    Self(kind: .list({ Child.shape })) { value($0) }
  }

  /// Texts by names that the content decides on.
  static func words(_ value: @escaping @Sendable (Model) -> [String: String]) -> Self {
    Self(kind: .words) { value($0) }
  }
}

/// The names that a template may use in one place, and what they stand for.
struct TemplateShape: Sendable {
  enum Kind: Sendable {
    case text, html, flag, words
    case model(@Sendable () -> TemplateShape)
    case list(@Sendable () -> TemplateShape)
  }

  /// Evaluated late, since models may hold one another.
  let names: @Sendable () -> [String: Kind]
}
