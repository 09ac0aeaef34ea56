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

/// Where the templates are.
struct TemplatesOption: ParsableArguments {
  @Option(
    name: .customLong("templates"),
    help: ArgumentHelp("The folder of the templates.", valueName: "dir"))
  var folder = "Templates"
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
