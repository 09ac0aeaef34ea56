import Diagnostics
import Foundation
import Shapes
import SyncEngine
import Testing
import Traces

@testable import Import

/// What an export says becomes a rule, or is left out for a reason.
@Suite struct ImportTests {
  static let content = SourceTree(
    root: "Content",
    texts: [
      "attributes.yaml": """
      - {id: userName, name: User name, path: userName}
      - {id: title, name: Job title, path: title}
      - {id: department, name: Department, path: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department'}
      - {id: workEmail, name: Work email, path: 'emails[type eq "work"].value'}
      - {id: otherEmail, name: Other email, path: 'emails[type eq "other"].value', mutability: read-only}
      - {id: roles, name: Roles, path: roles, many: true}
      - {id: externalId, name: External ID, path: externalId}
      """,
      "identity-systems/entra-id.yaml": """
      name: Microsoft Entra ID
      sync: {starts: on-schedule, absent: keep, defaults: on-create}
      cycle: {every: 40m}
      mapping: [department]
      """,
      "identity-systems/okta.yaml": """
      name: Okta
      sync: {create-only: resent, forced: due-only}
      mapping: [{from: email, to: userName}, {from: id, to: externalId, apply: on-create}]
      """,
    ])

  static func read(_ texts: [String], as kind: ExportKind) throws -> Checked<ImportedConfiguration?>
  {
    let loaded = LookupContent.load(content, only: kind.identitySystemID)
    #expect(loaded.findings.isEmpty)
    let base = try #require(loaded.value.identitySystems.first)
    let files = texts.enumerated().map { SourceFile(path: "\($0.offset).json", text: $0.element) }
    return ImportedConfiguration.read(files, as: kind, base: base, content: content)
  }

  /// A schema with these attribute mappings of users.
  static func schema(_ mappings: String, _ further: String = "") -> String {
    """
    {"synchronizationRules": [{"sourceDirectoryName": "Microsoft Entra ID", "objectMappings": [
      {"name": "Users", "sourceObjectName": "User", "targetObjectName": "urn:x:User"\(further),
       "attributeMappings": [\(mappings)]}]}]}
    """
  }

  static func mapping(_ properties: String) -> String {
    """
    {"id": "prm1", "source": {"name": "user", "type": "user"}, "target": {"name": "app", "type": "appuser"},
     "properties": {\(properties)}}
    """
  }

  @Test(arguments: [
    (#""source": {"name": "jobTitle"}"#, "{from: jobTitle, to: title}"),
    (#""source": {"name": "title", "type": "Attribute"}"#, "title"),
    (#""source": {"expression": "[jobTitle]"}"#, "{from: jobTitle, to: title}"),
    (
      #""flowType": "ObjectAddOnly", "defaultValue": "Agent", "source": {"name": "jobTitle"}"#,
      "{from: jobTitle, to: title, default: Agent, apply: on-create}"
    ),
    (
      #""flowType": "AttributeAddOnly", "source": {"name": "jobTitle"}"#,
      "{from: jobTitle, to: title, apply: if-empty}"
    ),
    (#""flowType": "ValueAddOnly", "defaultValue": "", "source": {"name": "title"}"#, "title"),
    (#""defaultValue": "Agent", "source": null"#, "{constant: Agent, to: title, apply: if-empty}"),
    (
      #""flowType": "ObjectAddOnly", "defaultValue": "Agent""#,
      "{constant: Agent, to: title, apply: on-create}"
    ),
    (#""source": {"name": "Agent", "type": "Constant"}"#, "{constant: Agent, to: title}"),
    (
      #""source": {"type": "Function", "name": "Join", "expression": "Join(\" \", [b], [a], [b])"}"#,
      #"{expression: "Join(\" \", [b], [a], [b])", of: [b, a], to: title}"#
    ),
    (
      """
      "source": {"type": "Function", "name": "Upper", "parameters": [{"key": "source", "value": {"type": \
      "Function", "name": "Trim", "parameters": [{"key": "source", "value": {"name": "a"}}]}}]}
      """, "{expression: \"Upper(Trim([a]))\", of: [a], to: title}"
    ),
    (
      #""source": {"type": "Function", "expression": "Append(\"a\", \"b\")"}"#,
      #"{constant: "Append(\"a\", \"b\")", to: title}"#
    ),
  ])
  func carriesRulesOfEntraOver(mapping: String, rule: String) throws {
    let text = Self.schema("{\"targetAttributeName\": \"TITLE\", \(mapping)}")
    let read = try Self.read([text], as: .entra)
    #expect(read.findings.isEmpty)
    let configuration = try #require(read.value)
    #expect(configuration.rules.map { $0.json.flowYAML } == [rule])
    #expect(configuration.notCarriedOver.isEmpty)
  }

  @Test(arguments: [
    (#"{"targetAttributeName": 👉"nickname", "source": {"name": "a"}}"#, "unknown-attribute"),
    (
      #"{"targetAttributeName": 👉"active", "source": {"type": "Function", "expression": "Not([IsSoftDeleted])"}}"#,
      "life-cycle"
    ),
    (#"{"targetAttributeName": 👉"active", "source": {"name": "accountEnabled"}}"#, "status-rule"),
    (#"{"targetAttributeName": 👉"title"}"#, "no-source"),
    (#"{"targetAttributeName": 👉"title", "source": {"name": ""}}"#, "no-source"),
    (
      #"{"targetAttributeName": 👉"title", "flowType": "Often", "source": {"name": "a"}}"#,
      "unknown-word"
    ),
    (
      #"{"targetAttributeName": 👉"title", "source": {"type": "Function", "expression": "Mid([a], Now())"}}"#,
      "changes-by-itself"
    ),
    (
      #"{"targetAttributeName": 👉"title", "flowType": "MultiValueAddOnly", "source": {"name": "a"}}"#,
      "several-values"
    ),
    (
      #"{"targetAttributeName": 👉"roles", "source": {"type": "Constant", "name": "Agent"}}"#,
      "several-values"
    ),
    (
      #"{"targetAttributeName": 👉"emails[type eq \"other\"]", "source": {"name": "a"}}"#,
      "read-only"
    ),
    (
      #"{"targetAttributeName": "title", "source": {"name": "a"}}, {"targetAttributeName": 👉"Title", "source": {"name": "b"}}"#,
      "duplicate-target"
    ),
  ])
  func leavesOutWithAReason(mapping: String, reason: String) throws {
    let (text, position) = marked(Self.schema(mapping))
    let configuration = try #require(try Self.read([text], as: .entra).value)
    #expect(configuration.notCarriedOver.map(\.reason.rawValue) == [reason])
    #expect(configuration.notCarriedOver.first?.location.start == position)
    #expect(configuration.remarks.map(\.severity) == [.warning])
  }

  @Test(arguments: [
    (
      "MultiValueAddOnly", #"{"name": "appRoles"}"#, "{from: appRoles, to: roles, values: add-only}"
    ),
    ("Always", #"{"name": "appRoles"}"#, "{from: appRoles, to: roles, values: replaced}"),
    (
      "Always",
      #"{"type": "Function", "name": "AppRoleAssignmentsComplex", "expression": "f([r])"}"#,
      "{from: r, to: roles, values: add-only}"
    ),
    (
      "Always",
      #"{"type": "Function", "name": "AssertiveAppRoleAssignmentsComplex", "expression": "f([r])"}"#,
      "{from: r, to: roles, values: replaced}"
    ),
  ])
  func carriesSeveralValuesOver(flow: String, source: String, rule: String) throws {
    let text = Self.schema(
      "{\"targetAttributeName\": \"roles\", \"flowType\": \"\(flow)\", \"source\": \(source)}")
    let configuration = try #require(try Self.read([text], as: .entra).value)
    #expect(configuration.rules.map { $0.json.flowYAML } == [rule])
  }

  @Test func carriesFlowTypesOver() throws {
    let rule = #"{"targetAttributeName": "title", "source": {"name": "jobTitle"}}"#
    let all = try Self.read([Self.schema(rule, #", "flowTypes": "Add,Update,Delete""#)], as: .entra)
    #expect(all.value?.settings == [:])
    let updates = try Self.read([Self.schema(rule, #", "flowTypes": "Add, Update""#)], as: .entra)
    #expect(updates.value?.settings == ["life-cycle.deleted": "nothing"])
    #expect(updates.value?.notes.map(\.reason) == [.noDelete])
    let creates = try Self.read([Self.schema(rule, #", "flowTypes": "Add""#)], as: .entra)
    #expect(creates.value?.settings["life-cycle.disabled"] == "nothing")
    #expect(creates.value?.rules.map(\.apply) == [.onCreate])
    let text = try #require(creates.value).file()
    #expect(text.contains("deleted: nothing"))
  }

  @Test(arguments: [
    (
      #""displayName": {"expression": "user.displayName", "pushStatus": "PUSH"}"#, "",
      "unknown-attribute"
    ),
    (#""title": {"expression": "user.title", "pushStatus": "PUSH"}"#, "title", ""),
    (#""Job title": {"expression": "user.title", "pushStatus": "PUSH"}"#, "title", ""),
    (
      #""title": {"expression": "user.x", "pushStatus": "DONT_PUSH"}"#,
      "{from: x, to: title, apply: on-create}", ""
    ),
    (
      #""title": {"expression": "'Agent'", "pushStatus": "PUSH"}"#, "{constant: Agent, to: title}",
      ""
    ),
    (
      #""title": {"expression": "user.a + user.b", "pushStatus": "PUSH"}"#,
      #"{expression: "user.a + user.b", of: [a, b], to: title}"#, ""
    ),
    (#""title": {"expression": "", "pushStatus": "PUSH"}"#, "{to: title}", ""),
    (#""title": {"expression": "user.a", "pushStatus": "MAYBE"}"#, "", "unknown-word"),
    (
      #""title": {"expression": "isMemberOfGroup('x') ? user.a : user.b", "pushStatus": "PUSH"}"#,
      "",
      "depends-on-more"
    ),
    (#""title": null"#, "", ""),
  ])
  func carriesRulesOfOktaOver(property: String, rule: String, reason: String) throws {
    let configuration = try #require(try Self.read([Self.mapping(property)], as: .okta).value)
    let usual = ["{from: email, to: userName}", "{from: id, to: externalId, apply: on-create}"]
    #expect(configuration.rules.map { $0.json.flowYAML } == (rule.isEmpty ? [] : [rule]) + usual)
    let reasons = configuration.notCarriedOver.map(\.reason.rawValue)
    #expect(reasons == ["no-schema"] + (reason.isEmpty ? [] : [reason]))
  }

  @Test func sendsWhatTheSchemaOfOktaHas() throws {
    let schema = """
      {"definitions": {"base": {"properties": {"userName": {}}}, "custom": {"properties": {
        "dept": {"externalName": "department", "externalNamespace": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"},
        "mail": {"externalName": "emails.^[type=='work'].value", "externalNamespace": "urn:ietf:params:scim:schemas:core:2.0:User"},
        "title": {"externalName": "title"}}}}}
      """
    let mapping = Self.mapping(#""dept": {"expression": "user.department", "pushStatus": "PUSH"}"#)
    for files in [[schema, mapping], [mapping, schema]] {
      let configuration = try #require(try Self.read(files, as: .okta).value)
      #expect(
        configuration.rules.map { $0.json.flowYAML } == [
          "department", "{to: workEmail}", "{from: email, to: userName}",
          "{from: id, to: externalId, apply: on-create}",
        ])
      #expect(configuration.notCarriedOver.map(\.reason) == [.noNamespace])
    }
  }

  @Test(arguments: [
    ("👉{}", ExportKind.entra, FindingCode.unknownExport), ("👉[]", .okta, .unknownExport),
    ("👉5", .entra, .unknownExport), ("", .entra, .invalidJSON),
    (#"{"synchronizationRules": 👉5}"#, .entra, .wrongType),
    (#"👉{"synchronizationRules": []}"#, .entra, .missingUserMapping),
    (
      #"{"synchronizationRules": [{"objectMappings": [{"name": 👉"U", "enabled": false, "sourceObjectName": "User", "targetObjectName": "User"}]}]}"#,
      .entra, .missingUserMapping
    ),
    (
      #"{"synchronizationRules": [{"objectMappings": [{"sourceObjectName": "User", "targetObjectName": "User", "attributeMappings": [👉{}]}]}]}"#,
      .entra, .missingKey
    ),
    (
      #"{"synchronizationRules": [{"objectMappings": [{"sourceObjectName": "User", "targetObjectName": "User", "attributeMappings": [{"targetAttributeName": "title", "source": 👉7}]}]}]}"#,
      .entra, .wrongType
    ),
    (#"{"a": 1, 👉"a": 2}"#, .entra, .duplicateKey),
    (#"👉[{"source": {}, "target": {}}]"#, .okta, .unknownExport),
    (#"👉{"source": {"type": "user"}, "target": {"type": "appuser"}}"#, .okta, .unknownExport),
    (
      #"👉{"source": {"type": "appuser"}, "target": {"type": "user"}, "properties": {}}"#, .okta,
      .missingUserMapping
    ),
    (
      #"{"source": {"type": "user"}, "target": {"type": "appuser"}, "properties": {👉"title": 1}}"#,
      .okta, .wrongType
    ),
  ])
  func tellsWhatIsWrong(text: String, kind: ExportKind, code: FindingCode) throws {
    let (text, position) = text.contains("👉") ? marked(text) : (text, .start)
    let read = try Self.read([text], as: kind)
    #expect(read.value == nil)
    #expect(read.findings.map(\.code) == [code])
    #expect(read.findings.first?.location.start == position)
  }
}
