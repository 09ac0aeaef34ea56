import Diagnostics

/// What was found when a help centre was loaded the last time, for the next time.
///
/// Nothing is taken from it unless all texts that decide about it are the same.
package struct LoadingMemory: Sendable {
  var pages: Memo<Checked<Page?>>
  /// The files of scenarios and tables.
  var stories: Memo<Checked<ScenarioEntry?>>

  /// - Parameter remembers: Whether there will be a next time.
  package init(remembers: Bool) {
    pages = Memo(remembers: remembers)
    stories = Memo(remembers: remembers)
  }
}
