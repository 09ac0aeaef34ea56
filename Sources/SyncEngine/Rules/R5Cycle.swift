/// **R5 cycle**: users in the order of their names' Unicode scalars; `changed-users` syncs those that
/// are due, `all-users` syncs every user as a full sync (R6).
package enum R5 {
  static func covered(_ cycle: Cycle, isDue: [Bool]) -> [User] {
    let users = isDue.indices.map { User($0) }
    return switch cycle.covers {
    case .changedUsers: users.filter { isDue[$0.index] }
    case .allUsers: users
    }
  }
}
