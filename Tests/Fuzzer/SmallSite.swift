import BuiltIn
import Content
import Diagnostics
import Profiles
import Verification

/// The starter site with a few more files, so that each kind is there.
enum SmallSite {
  static let texts: [String: String] = {
    let folder = "Content/"
    let starter = BuiltIn.starter.filter { $0.key.hasPrefix(folder) }
      .map { (String($0.key.dropFirst(folder.count)), $0.value) }
    return Dictionary(starter + further, uniquingKeysWith: { _, further in further })
  }()

  /// The same as `driftless accept` makes it, with its tables and traces.
  static func accepted(today: CalendarDate) async throws -> [String: String] {
    let loaded = await HelpCentre.load(tree(texts))
    let verification = await verify(loaded.value, stored: nil, today: today)
    var accepted = texts
    for (name, corrections) in Dictionary(grouping: verification.corrections, by: \.file) {
      var bytes = Array((texts[name] ?? "").utf8)
      for correction in corrections.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
        bytes.replaceSubrange(correction.range, with: correction.text.utf8)
      }
      accepted[name] = String(decoding: bytes, as: UTF8.self)
    }
    let right = await HelpCentre.load(tree(accepted))
    let findings = await right.findings + verify(right.value, stored: nil, today: today).findings
    guard !findings.hasErrors else {
      throw Failure("the small site is wrong: \(findings.map { "\($0.location) \($0.text)" })")
    }
    return accepted
  }

  static func tree(_ texts: [String: String]) -> SourceTree {
    SourceTree(root: "Content", texts: texts, attachments: ["faq/first-steps/dot.png": picture])
  }

  /// The head of a picture.
  private static let picture: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]
    + [0, 0, 0, 2, 0, 0, 0, 3, 8, 6, 0, 0, 0]

  private static let further = [
    (
      "sources.yaml",
      """
      - {id: page, title: A page, url: "https://example.com/a", checked: 2026-11-01, good-for: 30d}
      - id: other
        title: "Another: page"
        url: http://example.com/b
        checked: 2026-10-01
        good-for: 3650d

      """
    ),
    (
      "glossary.yaml",
      """
      - {term: cycle, means: "A round in which changes are sent.", also: [cycles]}
      - term: target
        means: Where people are provisioned.

      """
    ),
    (
      "site.yaml",
      """
      name: Example Desk help
      target: Example Desk
      also: [the desk]
      base: https://help.example.com/desk
      edit: https://code.example.com/edit/main/{file}
      language: en
      navigation: {first-steps: First steps}
      vocabulary: [sync, syncs, overwrites, overwritten]
      expressible: [overwritten]
      redirects:
        attributes: {phone: mobile}
        identity-systems: {ldap: directory}

      """
    ),
    (
      "identity-systems/reference.yaml",
      """
      name: the reference
      description: It sends at once.
      also: [model]
      sources: [page]
      sync: {starts: on-change, notices: any-change, sends: all-mapped, absent: keep}
      life-cycle: {disabled: disable, soft-deleted: delete, missing: recreate, status: on-return}
      mapping:
        - userName
        - {from: title, to: title, default: "n/a", apply: on-create}
        - {expression: "ToLower([mail])", of: [mail], to: displayName}
        - {from: appRoles, to: roles, values: add-only}
      evidence:
        sync: page
        life-cycle: {assumed: nobody says it}
        mapping: [page, other]
        mapping.title: {defined: it is the model}

      """
    ),
    (
      "attributes.yaml",
      """
      - {id: userName, name: User name, path: userName, also: [login]}
      - {id: displayName, name: Display name, path: displayName, also: [full name], source: page}
      - {id: title, name: Title, path: title, schema: "urn:ietf:params:scim:schemas:core:2.0:User"}
      - {id: mobile, name: Mobile number, path: 'phoneNumbers[type eq "mobile"].value'}
      - {id: roles, name: Roles, path: roles, many: true, mutability: read-write, notes: A set.}
      - {id: manager, name: Manager, path: manager.value, refers: true, lost-when-deleted: true}
      - {id: number, name: Number, path: number, mutability: read-only, field: No}

      """
    ),
    (
      "scenarios/two-people.yaml",
      """
      title: Two people
      identity-system: reference
      mapping: [userName, title, manager, {from: appRoles, to: roles, values: replaced}]
      users:
        ana: {identity-system: {userName: ana, title: ~, appRoles: [Agent, Lead]}, target: {userName: ana}}
        ben:
          identity-system: {userName: ben, manager: ana}
          account: disabled
      steps:
        - change: {user: ana, attribute: title, at: identity-system, to: Lead}
          expect: {synced: [ana], ana: {target: {title: Lead}}}
        - change: {user: ana, attribute: roles, at: target, add: Guest}
        - life-cycle: {user: ben, at: identity-system, becomes: enabled}
          expect: {ben: {status: active, linked: true}}
        - connection: fails
        - wait: 1d2h
        - connection: works
        - force-sync: ben
        - full-sync

      """
    ),
    (
      "claims/more.yaml",
      """
      - id: forced
        says: A forced sync is a sync.
        for: [reference, directory]
        when: a sync is forced
        then: the user is synced
        by: a full sync comes
      - {id: possible, says: It may happen., attribute: [fed, always], may: it is written}

      """
    ),
    (
      "faq/first-steps/second.md",
      """
      ---
      title: "What is a cycle?"
      description: About cycles.
      identity-systems: [directory]
      tags: [cycle, time]
      order: 2
      redirect-from: [faq/rounds.md]
      ---
      A cycle comes [every 2 hours](value:directory/cycle.every), as [they say](source:page).
      See [the other page](overwriting.md#why), and [this](#numbers).

      ![Dots](dot.png)

      ## Numbers

      1. One **bold** and `code`
         - two *nested* ~~items~~

      | Path | Which |
      |:--|--:|
      | [title](value:attributes/title.path) | a \\| b |

      > Quoted text, which is [never] a link. <!-- not behaviour: an example -->

      """
    ),
    ("faq/draft.md", "---\ntitle: Later\ndraft: true\n---\nNothing yet.\n"),
  ]

  /// What identity systems export: small, with each kind of rule.
  static let exports = [
    """
    {"id": "job", "synchronizationRules": [{"name": "USERS", "sourceDirectoryName": "Azure Active Directory",
     "objectMappings": [{"name": "Provision Users", "enabled": true, "flowTypes": "Add, Update, Delete",
      "sourceObjectName": "User", "targetObjectName": "urn:ietf:params:scim:schemas:core:2.0:User",
      "scope": null, "attributeMappings": [
       {"targetAttributeName": "userName", "matchingPriority": 1, "flowType": "Always",
        "source": {"expression": "[userPrincipalName]", "name": "userPrincipalName", "type": "Attribute", "parameters": []}},
       {"targetAttributeName": "title", "flowType": "ObjectAddOnly", "defaultValue": "none",
        "source": {"expression": "[jobTitle]", "name": "jobTitle", "type": "Attribute"}},
       {"targetAttributeName": "displayName", "source": {"expression": "Join(\\" \\", [givenName], [surname])",
        "name": "Join", "type": "Function", "parameters": [
         {"key": "separator", "value": {"expression": "\\" \\"", "name": " ", "type": "Constant"}},
         {"key": "source", "value": {"expression": "[givenName]", "name": "givenName", "type": "Attribute"}}]}},
       {"targetAttributeName": "active", "source": {"expression": "Not([IsSoftDeleted])", "name": "Not", "type": "Function"}}
      ]}]}]}
    """,
    """
    {"id": "prm1", "source": {"id": "otysbe", "name": "user", "type": "user"},
     "target": {"id": "0oa1", "name": "desk", "type": "appuser"},
     "properties": {
      "userName": {"expression": "user.login", "pushStatus": "PUSH"},
      "title": {"expression": "user.title != null ? user.title : \\"none\\"", "pushStatus": "DONT_PUSH"},
      "displayName": {"expression": "user.firstName + \\" \\" + user.lastName", "pushStatus": "PUSH"},
      "mobile": {"expression": "String.len(user.mobilePhone) > 0 ? user.mobilePhone : null"}}}
    """,
    """
    {"id": "https://x/meta/schemas/apps/0oa1/default", "name": "desk", "title": "Desk", "type": "object",
     "definitions": {"custom": {"id": "#custom", "type": "object", "properties": {
       "title": {"title": "Title", "type": "string", "externalName": "title",
        "externalNamespace": "urn:ietf:params:scim:schemas:core:2.0:User"},
       "roles": {"title": "Roles", "type": "array", "items": {"type": "string"}, "externalName": "roles"}}},
      "base": {"id": "#base", "properties": {"userName": {"title": "Username", "type": "string", "required": true}}}}}
    """,
  ]
}
