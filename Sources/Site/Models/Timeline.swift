/// A timeline: `partials/timeline.mustache`. It has two lanes and a column for each step; the page's
/// script draws exactly the same picture.
struct TimelineModel: TemplateModel {
  let label: String
  let steps: [TimelineStep]

  /// The measures in pixels.
  static let (margin, column, height) = (40, 64, 120)

  var width: Int { 2 * Self.margin + Self.column * max(0, steps.count - 1) }

  static let fields: TemplateFields<Self> = [
    "label": .text { $0.label }, "steps": .list { $0.steps }, "width": .number { $0.width },
    "height": .number { _ in height },
  ]
}

struct TimelineStep: TemplateModel {
  let number: Int
  let time: String
  /// The place of an edit, or `clock`.
  let place: String
  let title: String
  let isEdited: Bool
  let isSynced: Bool
  let hasOverwritten: Bool
  let hasWritten: Bool

  var x: Int { TimelineModel.margin + TimelineModel.column * (number - 1) }

  static let fields: TemplateFields<Self> = [
    "number": .number { $0.number }, "time": .text { $0.time }, "place": .text { $0.place },
    "title": .text { $0.title }, "edited": .flag { $0.isEdited }, "synced": .flag { $0.isSynced },
    "overwrote": .flag { $0.hasOverwritten }, "wrote": .flag { $0.hasWritten },
    "x": .number { $0.x }, "atTarget": .flag { $0.place == "target" },
    "atIdentitySystem": .flag { $0.place == "identity-system" },
  ]
}
