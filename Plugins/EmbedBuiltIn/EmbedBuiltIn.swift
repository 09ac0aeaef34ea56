import Foundation
import PackagePlugin

/// Puts what an installed `driftless` carries with it into the target `BuiltIn`: the engine, compiled
/// to a WebAssembly module from the very files that the simulator is built from, the templates, and the
/// starter site.
///
/// Each runs again only if what it reads has changed.
@main struct EmbedBuiltIn: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let output = context.pluginWorkDirectoryURL
    let embed = try context.tool(named: "embed").url
    let package = context.package.directoryURL
    return [
      try engine(context, output: output, embed),
      texts("templates", below: package.appending(path: "Templates"), output, embed),
      // The words are the same in every help centre.
      texts(
        "starter", below: package.appending(path: "Starter"),
        and: ["phrases.yaml", "outcomes.yaml"].map { file in
          ("Content/\(file)", package.appending(path: "Content").appending(path: file))
        }, output, embed),
    ]
  }

  private func engine(_ context: PluginContext, output: URL, _ embed: URL) throws -> Command {
    let sources = try context.package.targets(named: ["SyncEngine", "Playground"])
      .compactMap(\.sourceModule)
      .flatMap { $0.sourceFiles(withSuffix: ".swift").map(\.url) }
      .sorted { $0.path < $1.path }
    let swift = output.appending(path: "engine.swift")
    // Not named as an output: a file that is no source would become a resource beside the binary.
    let module = output.appending(path: "engine.wasm").path
    return .buildCommand(
      displayName: "Compiling the engine to WebAssembly", executable: embed,
      arguments: [
        swift.path, "engine", "--file", module, try context.tool(named: "swiftc").url.path,
      ]
        + compilation + ["-module-cache-path", output.appending(path: "ModuleCache").path]
        + ["-o", module] + sources.map(\.path),
      inputFiles: sources, outputFiles: [swift])
  }

  /// Embedded Swift, one module, no standard library but what it uses, and a heap of its own.
  private var compilation: [String] {
    [
      "-swift-version", "6", "-warnings-as-errors", "-module-name", "Engine", "-package-name",
      "driftless",
      "-target", "wasm32-unknown-none-wasm", "-wmo", "-Osize", "-parse-as-library",
      "-enable-experimental-feature", "Embedded", "-enable-experimental-feature", "Extern",
      "-enable-upcoming-feature", "InternalImportsByDefault",
      "-Xfrontend", "-disable-stack-protector",
      "-use-ld=lld", "-nostartfiles", "-Xclang-linker", "-nostdlib",
      "-Xlinker", "--no-entry", "-Xlinker", "--strip-all",
      // Otherwise a hash of the names of passing files is part of the module, which differs each time.
      "-Xfrontend", "-disable-incremental-llvm-codegen",
      "-Xlinker", "--wrap=posix_memalign", "-Xlinker", "--wrap=free",
    ]
  }

  private func texts(
    _ name: String, below folder: URL, and others: [(path: String, file: URL)] = [],
    _ output: URL, _ embed: URL
  ) -> Command {
    let swift = output.appending(path: "\(name).swift")
    // A folder counts as changed when a file joins or leaves it.
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return .buildCommand(
      displayName: "Embedding \(folder.lastPathComponent)", executable: embed,
      arguments: [swift.path, name, "--folder", folder.path]
        + others.map { "\($0.path)=\($0.file.path)" },
      inputFiles: [folder] + others.map(\.file)
        + (names ?? []).sorted().map { folder.appending(path: $0) },
      outputFiles: [swift])
  }
}
