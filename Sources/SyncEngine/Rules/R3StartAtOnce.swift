/// **R3 start at once**: with `on-change`, a user whose edit was noticed is synced now.
package enum R3 {
  static func startsAtOnce(_ profile: Profile) -> Bool {
    switch profile.starts {
    case .onChange: true
    case .onSchedule: false
    }
  }
}
