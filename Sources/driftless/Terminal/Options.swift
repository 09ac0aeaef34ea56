import ArgumentParser
import Knowledge

/// Where the content is.
struct ContentOption: ParsableArguments {
  @Option(name: .customLong("content"), help: ArgumentHelp("The folder of the content.", valueName: "dir"))
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
