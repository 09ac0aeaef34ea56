import Shapes
package import SyncEngine

/// A key of a profile's file that contains settings.
package enum ProfileSection: String, CaseIterable, Sendable {
  case sync, cycle
  case lifeCycle = "life-cycle"
  case quarantine

  /// The setting without which the section is not in force, if it is not always.
  package var interval: Profile.Setting? {
    switch self {
    case .sync, .lifeCycle: nil
    case .cycle: .cycleEvery
    case .quarantine: .quarantineEvery
    }
  }

  /// Its settings, in the order of the documentation.
  package var settings: [ProfileSetting] { ProfileSetting.all.filter { $0.section == self } }

  var shape: MapShape { MapShape(settings.map(\.shapeKey)) }
}
