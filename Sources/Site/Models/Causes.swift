/// Why one identity system differs from the reference: `partials/causes.mustache`.
struct CausesModel: TemplateModel {
  let system: NamedAddress
  let reference: NamedAddress
  let anchor: String
  let groups: [CauseGroup]
  /// The differences that change no outcome.
  let idle: [CauseSetting]

  static let fields: TemplateFields<Self> = [
    "system": .text { $0.system.title }, "address": .text { $0.system.address },
    "reference": .text { $0.reference.title },
    "referenceAddress": .text { $0.reference.address }, "anchor": .text { $0.anchor },
    "groups": .list { $0.groups }, "idle": .list { $0.idle },
    "isIdle": .flag { !$0.idle.isEmpty }, "isSame": .flag { $0.groups.isEmpty },
  ]
}

/// The outcomes with the same cause.
struct CauseGroup: TemplateModel {
  /// The alternative causes, each of which is sufficient.
  let alternatives: [CauseSet]
  let outcomes: [CauseOutcome]

  static let fields: TemplateFields<Self> = [
    "alternatives": .list { $0.alternatives }, "outcomes": .list { $0.outcomes },
  ]
}

/// Settings that cause the difference together.
struct CauseSet: TemplateModel {
  let settings: [CauseSetting]
  let isFirst: Bool

  static let fields: TemplateFields<Self> = [
    "settings": .list { $0.settings }, "first": .flag { $0.isFirst },
    "several": .flag { $0.settings.count > 1 },
  ]
}

struct CauseSetting: TemplateModel {
  let name: String
  let key: String
  let says: String
  /// The reference's value.
  let instead: String
  let address: String

  static let fields: TemplateFields<Self> = [
    "name": .text { $0.name }, "key": .text { $0.key }, "says": .text { $0.says },
    "instead": .text { $0.instead }, "address": .text { $0.address },
  ]
}

/// An outcome under both systems.
struct CauseOutcome: TemplateModel {
  let name: String
  let cells: [ComparisonCell]

  static let fields: TemplateFields<Self> = [
    "name": .text { $0.name }, "cells": .list { $0.cells },
  ]
}
