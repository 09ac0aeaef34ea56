package import Diagnostics
import JSON

/// What an import could not carry over, or carried over in a way that must be known.
package struct ImportRemark: Equatable, Sendable {
  /// Why; the word is stable, and pages have their own words for each.
  package enum Reason: String, CaseIterable, Sendable {
    // Not carried over
    case otherObjects = "other-objects"
    case inbound
    case disabled
    case secondUserMapping = "second-user-mapping"
    case scopeFilter = "scope-filter"
    case noCreate = "no-create"
    case lifeCycle = "life-cycle"
    case statusRule = "status-rule"
    case unknownAttribute = "unknown-attribute"
    case noSource = "no-source"
    case duplicateTarget = "duplicate-target"
    case unknownWord = "unknown-word"
    case changesByItself = "changes-by-itself"
    case dependsOnMore = "depends-on-more"
    case keptRemovals = "kept-removals"
    case severalValues = "several-values"
    case readOnly = "read-only"
    case noNamespace = "no-namespace"
    case notInSchema = "not-in-schema"
    case noSchema = "no-schema"

    // Carried over
    case matches
    case flowAlways = "flow-always"
    case neverRemoved = "never-removed"
    case writtenIfEmpty = "written-if-empty"
    case expressionConstant = "expression-constant"
    case noUpdate = "no-update"
    case noDelete = "no-delete"
    case byName = "by-name"
    case builtIn = "built-in"
    case doNotMap = "do-not-map"

    var isCarried: Bool {
      switch self {
      case .otherObjects, .inbound, .disabled, .secondUserMapping, .scopeFilter, .noCreate,
        .lifeCycle, .statusRule, .unknownAttribute, .noSource, .duplicateTarget,
        .unknownWord, .changesByItself, .dependsOnMore, .keptRemovals, .severalValues,
        .readOnly, .noNamespace, .notInSchema, .noSchema:
        false
      case .matches, .flowAlways, .neverRemoved, .writtenIfEmpty, .expressionConstant, .noUpdate,
        .noDelete, .byName, .builtIn, .doNotMap:
        true
      }
    }
  }

  package let reason: Reason
  /// What it is about, as the export names it: an attribute, or a mapping of objects.
  package let name: String
  /// A word of the export that matters besides.
  package let detail: String?
  package let location: Location
  /// What to do about it, if anything.
  var hint: String? { makeHint() }
  private let makeHint: @Sendable () -> String?

  /// - Parameter makeHint: Makes the hint when it is shown.
  init(
    _ reason: Reason, _ name: String, detail: String? = nil, at location: Location,
    makeHint: @escaping @Sendable () -> String? = { nil }
  ) {
    self.reason = reason
    self.name = name
    self.detail = detail
    self.location = location
    self.makeHint = makeHint
  }

  package static func == (left: ImportRemark, right: ImportRemark) -> Bool {
    left.reason == right.reason && left.name == right.name && left.detail == right.detail
      && left.location == right.location && left.hint == right.hint
  }
}

extension ImportRemark {
  /// In one line, for a person.
  var message: String {
    let name = "'\(name.onOneLine)'"
    let detail = (detail ?? "").onOneLine
    return switch reason {
    case .otherObjects: "\(name) maps no users, and only users are simulated"
    case .inbound: "\(name) goes towards the identity system, and nothing of it reaches the target"
    case .disabled: "\(name) is disabled: it is skipped by the identity system too"
    case .secondUserMapping: "\(name) maps users too; '\(detail)' is the one that is taken"
    case .scopeFilter:
      "the scope of \(name) is no part of a mapping; answers are about users in scope"
    case .noCreate: "\(name) creates no users; the simulator creates those that are not there"
    case .lifeCycle: "\(name) is what the life cycle does by itself (R17 to R19)"
    case .statusRule: "\(name) sets the account's status, which only the life cycle does here"
    case .unknownAttribute: "there is no attribute with the path \(name)"
    case .noSource: "\(name) is given nothing: it has neither a source nor a default"
    case .duplicateTarget: "\(name) has a rule already, which stands in line \(detail)"
    case .unknownWord: "\(name) says '\(detail)', which is not documented"
    case .changesByItself: "\(name) is computed with '\(detail)', whose value changes by itself"
    case .dependsOnMore: "\(name) depends on '\(detail)', which is no attribute of the user"
    case .keptRemovals: "\(name) never removes a value, and the profile has no such rule"
    case .severalValues:
      "\(name) does not fit: only an attribute of the user can feed several values, and only an "
        + "attribute that has several"
    case .readOnly: "\(name) is read-only at the target, so no sync can write it"
    case .noNamespace: "\(name) has no external namespace, so it is not sent"
    case .notInSchema: "\(name) is not in the app user schema"
    case .noSchema:
      "without the app user schema it is not known what else is sent, and variables such as "
        + "\(name) are recognized by their names"
    case .matches: "finds the user at the target, as number \(detail)"
    case .flowAlways: "is sent again each time, as all rules are here"
    case .neverRemoved: "removes nothing, as this identity system never does"
    case .writtenIfEmpty: "has no source: the default is written where the target has no value"
    case .expressionConstant: "an expression of nothing: always the same value"
    case .noUpdate:
      "\(name) updates no users: its rules are carried on creation only, and nobody is disabled"
    case .noDelete: "\(name) deletes no users, and so says the life cycle"
    case .byName: "told by the variable's name"
    case .builtIn: "no part of the export: taken from the profile"
    case .doNotMap: "'Do not map', but in the app user schema"
    }
  }

  var finding: Finding {
    Finding(.notCarriedOver, at: location, message, makeHint: makeHint)
  }

  var json: JSON {
    [
      "reason": .string(reason.rawValue), "name": .string(name), "detail": .optional(detail),
      "message": .string(message), "hint": .optional(hint), "file": .string(location.file),
      "line": .int(location.start.line), "column": .int(location.start.column),
    ]
  }
}

extension String {
  /// What may stand in a message or a comment: a text from an imported file may contain anything.
  var onOneLine: String {
    let most = 120
    var shown = String.UnicodeScalarView()
    for scalar in unicodeScalars.prefix(most) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
        .unassigned:
        shown.append("\u{FFFD}")
      default: shown.append(scalar)
      }
    }
    if unicodeScalars.count > most { shown.append("…") }
    return String(shown)
  }
}
