import Diagnostics
package import Shapes
package import SyncEngine

extension ProfileSetting {
  /// The key in its section.
  package var shapeKey: MapShape.Key {
    MapShape.Key(
      name: key, shape: words.map(Shape.words) ?? .interval,
      isRequired: section.interval == setting, description: description)
  }

  /// The number of a value, as the engine knows it; `nil`, with a finding, if it is none.
  func number(of text: Located<String>, _ findings: inout [Finding]) -> Int32? {
    guard let words else {
      return text.duration(for: key, in: 1...Simulator.lastMinute, &findings)?.value.minutes
    }
    return text.choice(of: words, for: key, &findings).map(Int32.init)
  }

  /// The value of a number, as it is written.
  package func word(_ number: Int32) -> String {
    words.map { $0[Int(number)] } ?? Interval(minutes: number).text
  }

  /// The setting as it is written, if it is in force.
  package func word(in profile: Profile) -> String? { profile[setting].map(word) }
}
