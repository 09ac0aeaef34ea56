import ArgumentParser

/// Where the content is.
struct ContentOption: ParsableArguments {
  @Option(name: .customLong("content"), help: ArgumentHelp("The folder of the content.", valueName: "dir"))
  var folder = "Content"
}

enum ResultFormat: String, ExpressibleByArgument, CaseIterable {
  case human, json
}
