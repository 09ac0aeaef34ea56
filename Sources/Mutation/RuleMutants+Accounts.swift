import SyncEngine

extension Mutant {
  /// The rules about accounts and failures, R17 to R23.
  static var accountMutants: [Mutant] { accounts + requests + statuses + matches + kept + failures }

  private static var accounts: [Mutant] {
    [
      rule(.r17, "off", "changes of the account are lost") { mutant, _ in
        mutant.changeAccount = { _, _ in false }
      },
      rule(.r17, "unseen", "changes of the account make nobody wait") { mutant, _ in
        mutant.isLifeCycleDue = { _, _, _ in false }
      },
      rule(.r17, "every-change", "every change of the account makes the user wait") { mutant, _ in
        mutant.isLifeCycleDue = { _, _, _ in true }
      },
      rule(.r20, "off", "nobody can change the account at the target") { mutant, _ in
        mutant.changeStatus = { _, _ in false }
      },
    ]
  }

  private static var requests: [Mutant] {
    [
      rule(.r18, "off", "users out of scope are synced like others") { mutant, _ in
        mutant.request = { _, _ in nil }
        mutant.isReached = { _ in true }
      },
      rule(.r18, "still-noticed", "edits of users out of scope are noticed") { mutant, _ in
        mutant.isReached = { _ in true }
      },
      rule(.r18, "nothing", "nothing is asked for users out of scope") { mutant, standard in
        mutant.request = { profile, user in standard.request(profile, user).map { _ in .nothing } }
      },
      rule(.r18, "unassigned-first", "what is asked for an unassigned user goes first") {
        mutant, standard in
        mutant.request = { profile, user in
          user.isAssigned ? standard.request(profile, user) : profile.lifeCycle.unassigned
        }
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
      rule(.r19, "links-only", "linking does not activate an account", linkingActivatesNothing),
    ]
  }

  private static func linkingActivatesNothing(_ mutant: inout Rules, _ standard: Rules) {
    let status = standard.status
    mutant.status = { profile, request, user, payload, _ in
      status(profile, request, user, payload, false)
    }
  }

  /// R19 with another status than the right one.
  private static func wrongStatus(
    _ name: String, _ says: String,
    _ wrong: @escaping @Sendable (LifeCycle.Request?, UserState, _ right: Status) -> Status
  ) -> Mutant {
    rule(.r19, name, says) { mutant, standard in
      let status = standard.status
      mutant.status = { profile, request, user, payload, links in
        wrong(request, user, status(profile, request, user, payload, links))
      }
    }
  }

  private static var matches: [Mutant] {
    [
      rule(.r21, "off", "accounts are not linked") { mutant, _ in mutant.link = { _ in false } }
    ]
  }

  private static var kept: [Mutant] {
    [
      rule(.r22, "keeps-all", "a deleted account keeps everything") { mutant, _ in
        mutant.lost = { _, _ in [] }
      },
      rule(.r22, "loses-all", "a deleted account keeps nothing") { mutant, _ in
        mutant.lost = { _, user in user.target?.attributes ?? [] }
      },
      rule(.r22, "no-way-back", "deleted accounts do not come back") { mutant, _ in
        mutant.restore = { _ in false }
      },
      rule(.r22, "never-missing", "no sync misses a deleted account") { mutant, _ in
        mutant.isMissing = { _ in false }
      },
    ]
  }

  private static var failures: [Mutant] {
    [
      rule(.r23, "off", "syncs never fail") { mutant, _ in mutant.fails = { _ in false } },
      rule(.r23, "no-quarantine", "cycles that fail go on as before") { mutant, _ in
        mutant.quarantine = { _, _, _ in nil }
      },
      rule(.r23, "never-stops", "cycles in quarantine never end") { mutant, standard in
        mutant.runs = { profile, world in
          var profile = profile
          profile.quarantine?.stopsAfterMinutes = nil
          return standard.runs(profile, world)
        }
      },
      rule(.r23, "for-ever", "a quarantine never ends") { mutant, standard in
        mutant.quarantine = { profile, world, failed in
          standard.quarantine(profile, world, failed || world.quarantine != nil)
        }
      },
    ]
  }
}
