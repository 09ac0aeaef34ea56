import ArgumentParser

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Write a new file of content.",
    subcommands: [
      NewSiteCommand.self, NewPageCommand.self, NewScenarioCommand.self, NewClaimCommand.self,
      NewProfileCommand.self,
    ])
}
