import ArgumentParser
import Knowledge

/// Where the content is.
struct ContentOption: ParsableArguments {
  @Option(
    name: .customLong("content"), help: ArgumentHelp("The folder of the content.", valueName: "dir")
  )
  var folder = "Content"
}

enum ResultFormat: String, ExpressibleByArgument, CaseIterable {
  case human, json
}

/// The case of an enumeration that has this word.
func keyword<Choice: Keyword>(_ text: String) throws -> Choice {
  if let choice = Choice.allCases.first(where: { $0.keyword == text }) { return choice }
  let known = Choice.allCases.map(\.keyword).joined(separator: ", ")
  throw ValidationError("'\(text)' is none of: \(known)")
}

/// Where the site's own templates are.
struct TemplatesOption: ParsableArguments {
  @Option(
    name: .customLong("templates"),
    help: ArgumentHelp(
      "The folder of templates that replace the built-in ones, file by file. "
        + "(default: Templates, if there is one)",
      valueName: "dir"))
  var folder: String?
}

/// Where the site and the record of behaviour are.
struct OutputOption: ParsableArguments {
  @Option(
    name: .customLong("output"),
    help: ArgumentHelp("The folder of 'site' and 'knowledge.json'.", valueName: "dir"))
  var folder = "Output"
}

struct StrictFlag: ParsableArguments {
  @Flag(name: .customLong("strict"), help: "Take warnings for errors.")
  var isStrict = false
}
