import Diagnostics

/// The keys that a map may have, and the shapes of their values.
package struct MapShape: Sendable {
  package struct Key: Sendable {
    package let name: String
    package let shape: Shape
    package let isRequired: Bool
    /// One line for the writer, shown by editors.
    package let description: String

    package init(name: String, shape: Shape, isRequired: Bool, description: String) {
      self.name = name
      self.shape = shape
      self.isRequired = isRequired
      self.description = description
    }

    package static func required(_ name: String, _ shape: Shape, _ description: String) -> Key {
      Key(name: name, shape: shape, isRequired: true, description: description)
    }

    package static func optional(_ name: String, _ shape: Shape, _ description: String) -> Key {
      Key(name: name, shape: shape, isRequired: false, description: description)
    }
  }

  package let keys: [Key]
  /// The shape of the values of keys that the writer names; `nil` where there can be none.
  package var others: Shape?
  /// What the writer's keys name, if that is written elsewhere.
  package var otherNames: Shape.Named?
  /// How many keys it has at least.
  var countMin = 0
  /// Names that the writer's keys may not have.
  var reserved: [String] = []
  var requirements: [Requirement] = []

  package init(_ keys: [Key], requirements: [Requirement] = []) {
    self.keys = keys
    self.requirements = requirements
  }

  /// A map whose keys the writer names.
  package static func entries(
    of shape: Shape, named names: Shape.Named? = nil, countMin: Int = 0, reserved: [String] = []
  ) -> MapShape {
    var map = MapShape([])
    map.others = shape
    map.otherNames = names
    map.countMin = countMin
    map.reserved = reserved
    return map
  }

  /// The keys by their names, in the order of the documentation.
  package var names: [String] { keys.map(\.name) }

  package func key(_ name: String) -> Key? {
    keys.first { ExactString($0.name) == ExactString(name) }
  }
}
