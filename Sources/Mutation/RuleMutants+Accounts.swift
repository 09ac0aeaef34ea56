import SyncEngine

extension Mutant {
  /// The mutants of the rules for accounts and failures, R17 to R23.
  static var accountMutants: [Mutant] { accounts + requests + statuses + matches + kept + failures }

  private static var accounts: [Mutant] {
    [
      rule(.r17, "off", "changes of the account are lost", \.changeAccount) { _, _ in false },
      rule(.r17, "unseen", "changes of the account make nobody wait", \.isLifeCycleDue) { _, _, _ in
        false
      },
      rule(
        .r17, "every-change", "every change of the account makes the user wait", \.isLifeCycleDue
      ) { _, _, _ in true },
      rule(.r20, "off", "nobody can change the account at the target", \.changeStatus) { _, _ in
        false
      },
    ]
  }

  private static var requests: [Mutant] {
    [
      rule(.r18, "off", "users out of scope are synced like others") {
        $0.request = { _, _ in nil }
        $0.isReached = { _ in true }
      },
      rule(.r18, "still-noticed", "edits of users out of scope are noticed", \.isReached) { _ in
        true
      },
      rule(.r18, "nothing", "nothing is asked for users out of scope", \.request) { profile, user in
        right.request(profile, user).map { _ in .nothing }
      },
      rule(.r18, "unassigned-first", "what is asked for an unassigned user goes first", \.request) {
        profile, user in
        user.isAssigned ? right.request(profile, user) : profile.lifeCycle.unassigned
      },
    ]
  }

  private static var statuses: [Mutant] {
    [
      wrongStatus("off", "no sync changes the status") { _, user, _ in user.status },
      wrongStatus("never-activates", "no sync activates an account") { request, user, right in
        request == nil ? user.status : right
      },
      wrongStatus("always-activates", "every sync activates the account") { request, user, right in
        request == nil && user.status == .inactive ? Status.active : right
      },
      wrongStatus("on-return-only", "only a return into scope activates an account") {
        request, user, right in
        request == nil && !user.isLifeCycleDue ? user.status : right
      },
      wrongStatus("deletes", "accounts are deleted, not deactivated") { _, user, right in
        right == .inactive && user.status == .active ? Status.deleted : right
      },
      wrongStatus("disables", "accounts are deactivated, not deleted") { _, user, right in
        right == .deleted && user.status != .deleted ? Status.inactive : right
      },
      rule(.r19, "links-only", "linking does not activate an account", \.status) {
        profile, request, user, payload, _ in
        right.status(profile, request, user, payload, false)
      },
    ]
  }

  /// Returns a mutant of R19 with a wrong status.
  private static func wrongStatus(
    _ name: String, _ says: String,
    _ wrong: @escaping @Sendable (LifeCycle.Request?, UserState, _ right: Status) -> Status
  ) -> Mutant {
    rule(.r19, name, says, \.status) { profile, request, user, payload, links in
      wrong(request, user, right.status(profile, request, user, payload, links))
    }
  }

  private static var matches: [Mutant] {
    [
      rule(.r21, "off", "accounts are not linked", \.link) { _ in false }
    ]
  }

  private static var kept: [Mutant] {
    [
      rule(.r22, "keeps-all", "a deleted account keeps everything", \.lost) { _, _ in [] },
      rule(.r22, "loses-all", "a deleted account keeps nothing", \.lost) { _, user in
        user.target?.attributes ?? []
      },
      rule(.r22, "no-way-back", "deleted accounts do not come back", \.restore) { _ in false },
      rule(.r22, "never-missing", "no sync misses a deleted account", \.isMissing) { _ in false },
    ]
  }

  private static var failures: [Mutant] {
    [
      rule(.r23, "off", "syncs never fail", \.fails) { _ in false },
      rule(.r23, "no-quarantine", "cycles that fail go on as before", \.quarantine) { _, _, _ in nil
      },
      rule(.r23, "never-stops", "cycles in quarantine never end", \.runs) { profile, world in
        var profile = profile
        profile.quarantine?.stopsAfterMinutes = nil
        return right.runs(profile, world)
      },
      rule(.r23, "for-ever", "a quarantine never ends", \.quarantine) { profile, world, failed in
        right.quarantine(profile, world, failed || world.quarantine != nil)
      },
    ]
  }
}
