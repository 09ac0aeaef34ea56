import ArgumentParser
import Diagnostics

@main
struct Driftless: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: Product.name,
    abstract: "A help centre whose answers are proved by a simulator while the page is built.",
    discussion: """
      The status is 0 if all is well, 1 if there are findings, 2 if the command was used wrongly, and 3 \
      if the work could not be done: another run writes to a folder for too long, a disk is full, \
      standard output cannot be written. What was begun before is undone.
      """,
    version: "\(Product.name) \(Product.version)",
    subcommands: [
      CheckCommand.self, BuildCommand.self, ServeCommand.self, LookupCommand.self,
      WhyCommand.self,
      SimulateCommand.self,
      ProveCommand.self, CoverageCommand.self, MutateCommand.self, AcceptCommand.self,
      NewCommand.self, RenameCommand.self, FormatCommand.self, ImportCommand.self, DiffCommand.self,
      ExplainCommand.self, SchemaCommand.self, LspCommand.self,
    ])

  static func main() async {
    Terminal.begin()
    do {
      try SystemLimits.check()
      let arguments = Array(CommandLine.arguments.dropFirst())
      try check(arguments)
      var command = try parseAsRoot(arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      Terminal.end(.success)
    } catch let error as UsageError {
      Terminal.note("error: \(error)")
      Terminal.end(.usage)
    } catch let fault as FileFault {
      Terminal.show([fault.finding]) { _ in nil }
      if fault.finding.code == .unwritableOutput {
        Terminal.note("nothing was written, and no file was changed")
      }
      Terminal.end(fault.status)
    } catch let fault as ToolFault {
      Terminal.note("error: \(fault)")
      Terminal.end(.fault)
    } catch let status as ExitCode {
      Terminal.end(status)
    } catch {
      end(with: error)
    }
  }

  /// What a command is told goes into messages, file names and the record, each of which is on one line.
  private static func check(_ arguments: [String]) throws {
    for argument in arguments {
      guard let refused = argument.unicodeScalars.first(where: { $0.isHidden || $0 == "\n" })
      else { continue }
      throw UsageError(
        "an argument holds \(refused.visibleEscape), a line end or another control character: "
          + "'\(argument)'", hint: "write it on one line, without control characters")
    }
  }

  /// Help goes to standard output with status 0; everything else that the parser says is status 2.
  private static func end(with error: any Error) {
    let message = fullMessage(for: error)
    if exitCode(for: error) == .success {
      Terminal.print(message)
      Terminal.end(.success)
    }
    Terminal.note(message)
    Terminal.end(exitCode(for: error) == .validationFailure ? .usage : .fault)
  }
}
