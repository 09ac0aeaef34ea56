/// **R2 notice**: the edited attribute joins `due` if it is mapped, or if the profile notices any
/// change.
package enum R2 {
  static func notices(_ profile: Profile, isMapped: Bool) -> Bool {
    switch profile.notices {
    case .mappedChanges: isMapped
    case .anyChange: true
    }
  }
}
