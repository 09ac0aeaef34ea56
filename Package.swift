// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .treatAllWarnings(as: .error),
]

/// For what takes millions of steps in tests: it is optimized in debug builds, too.
let fast = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let package = Package(
  name: "driftless",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "driftless", targets: ["driftless"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    // Each target says what it may touch. Data flows from the top of this list to its bottom.
    // Where a system has FoundationEssentials, it is imported instead of Foundation, which brings ICU: that
    // alone is larger than the program.

    // The C library under one name, threads, and other programs. May import nothing else.
    .target(name: "Platform", swiftSettings: strict),

    // The world, the rules, the simulator, the outcome probe. May import nothing, not even Foundation:
    // the same files compile to WebAssembly with Embedded Swift, together with Playground's.
    .target(name: "SyncEngine", swiftSettings: fast),

    // Laws over all runs: what they speak of, the universes in which they are decided, proofs,
    // counterexamples, symptoms. May import only the engine, and may not know what anything is called.
    // It is optimized in debug builds too, for the same reason.
    .target(
      name: "ModelChecker", dependencies: ["SyncEngine"],
      swiftSettings: strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]),

    // The entry of the WebAssembly module: scenarios and traces as integers. May import only the engine.
    .target(name: "Playground", dependencies: ["SyncEngine"], swiftSettings: fast),

    // Text with positions, and findings about it. May not read files.
    .target(name: "Diagnostics", swiftSettings: strict),

    // JSON to values with places, and back: the only reader and the only writer. May import nothing but
    // the places of Diagnostics, not even Foundation; may not know what a key means.
    .target(name: "JSON", dependencies: ["Diagnostics"], swiftSettings: strict),

    // Findings for people and for programs, one renderer a format. May not read files, nor print.
    .target(name: "Reports", dependencies: ["Diagnostics", "JSON"], swiftSettings: strict),

    // libcmark-gfm. Only Markup imports it.
    .systemLibrary(
      name: "CMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [
        .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"]),
      ]),

    // Markdown to values. The only C library's memory; what is unsafe elsewhere are the bytes of a text
    // within a closure, the system's calls (Platform, HTTPServer, driftless), and WebAssembly's heap (Playground).
    .target(
      name: "Markup", dependencies: ["CMarkGFM", "Diagnostics", "Platform"], swiftSettings: strict),

    // libyaml. Only YAML imports it.
    .systemLibrary(
      name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),

    // YAML to nodes with places. The only reader of YAML, one file of it unsafe. May not read files.
    .target(name: "YAML", dependencies: ["CYAML", "Diagnostics"], swiftSettings: strict),

    // What the maps and lists of a file may hold, and reading them so. May not know what a key means.
    .target(
      name: "Shapes", dependencies: ["Diagnostics", "JSON", "Markup", "YAML"],
      swiftSettings: strict),

    // Identity systems, the target's attributes, and cited sources: their files to values, and the engine's
    // numbers for their names. May not know scenarios, claims or pages, nor run the engine.
    .target(
      name: "Profiles", dependencies: ["SyncEngine", "Diagnostics", "JSON", "YAML", "Shapes"],
      swiftSettings: strict),

    // Exports of identity systems to profiles. May not import Foundation, for it becomes a module of the
    // page, nor parse YAML. May not know scenarios, claims or pages.
    .target(
      name: "Import", dependencies: ["SyncEngine", "Diagnostics", "JSON", "Profiles"],
      swiftSettings: strict),

    // All other files of content to values: scenarios, tables, claims, pages, strings. May not run the
    // engine, nor decide whether anything is true.
    .target(
      name: "Content",
      dependencies: [
        "SyncEngine", "ModelChecker", "Diagnostics", "JSON", "Markup", "YAML", "Shapes", "Profiles",
      ],
      swiftSettings: strict),

    // Scenarios played and attributes probed, and the words for what happened. May not know claims' proofs
    // or pages.
    .target(
      name: "Traces",
      dependencies: ["SyncEngine", "Diagnostics", "JSON", "Markup", "YAML", "Profiles", "Content"],
      swiftSettings: strict),

    // Content checked against the engine: bindings of pages, claims, assumptions, the baseline, coverage, and
    // what is remembered of them. May not make pages of a site, nor know wrong engines.
    .target(
      name: "Verification",
      dependencies: [
        "SyncEngine", "ModelChecker", "Diagnostics", "JSON", "Markup", "Shapes", "Profiles",
        "Content",
        "Traces",
      ],
      swiftSettings: strict),

    // Engines and profiles that are wrong on purpose. Nothing that decides what is right may import it.
    .target(
      name: "Mutation",
      dependencies: [
        "SyncEngine", "ModelChecker", "Diagnostics", "JSON", "Reports", "Profiles", "Content",
        "Traces",
        "Verification",
      ],
      swiftSettings: strict),

    // Lookup, and why something happened. May not need a page, a scenario or a claim of the content.
    .target(
      name: "Answers",
      dependencies: [
        "SyncEngine", "ModelChecker", "Diagnostics", "JSON", "YAML", "Shapes", "Profiles", "Import",
        "Content", "Traces", "Verification",
      ],
      swiftSettings: strict),

    // What an editor shows, renaming, formatting, first files: texts to texts. May not write files.
    .target(
      name: "Authoring",
      dependencies: [
        "SyncEngine", "Diagnostics", "JSON", "Markup", "YAML", "Shapes", "Profiles", "Content",
        "Traces",
        "Verification", "Answers",
      ],
      swiftSettings: strict),

    // The language server's protocol alone: framing, messages, how clients count characters. What is asked
    // about content goes to a service. May not read files, nor decide what findings, hovers and completions say.
    .target(
      name: "LanguageServer", dependencies: ["Diagnostics", "JSON", "Platform"],
      swiftSettings: strict),

    // Finished pages compared with their sources. May not know how pages are rendered: nothing that
    // renders them, and no template, can be imported here.
    .target(
      name: "ReadBack",
      dependencies: ["Content", "Diagnostics", "Markup", "Platform", "Verification"],
      swiftSettings: strict),

    // Verified knowledge to output files. The only templates. May not write files.
    .target(
      name: "Site",
      dependencies: [
        "Answers", "Content", "Diagnostics", "JSON", "Markup", "Profiles", "ReadBack", "SyncEngine",
        "Traces", "Verification",
      ], swiftSettings: strict),

    // What the binary carries with it: the templates and the engine's module. Made when it is built.
    .target(name: "BuiltIn", swiftSettings: strict, plugins: ["EmbedBuiltIn"]),
    .plugin(name: "EmbedBuiltIn", capability: .buildTool(), dependencies: ["embed"]),
    .executableTarget(name: "embed", dependencies: ["Platform"], swiftSettings: strict),

    // HTTP/1.1 for programs of this machine. The only sockets, on 127.0.0.1 alone. May import nothing but
    // the C library, and may not know what it serves.
    .target(name: "HTTPServer", dependencies: ["Platform"], swiftSettings: strict),

    // The command line. The only place with disk, terminal, clock and exit status.
    .executableTarget(
      name: "driftless",
      dependencies: [
        "Answers", "Authoring", "BuiltIn", "Content", "Diagnostics", "HTTPServer", "Import",
        "JSON", "LanguageServer", "Markup", "ModelChecker", "Mutation", "Platform", "Profiles",
        "Reports", "Shapes", "Site",
        "SyncEngine", "Traces", "Verification",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict,
      // Nothing looks up a symbol of the program: so the linker leaves out what is not used.
      linkerSettings: [
        .unsafeFlags(
          [
            "-use-ld=lld", "-Xlinker", "--no-export-dynamic", "-Xlinker", "-z", "-Xlinker",
            "pack-relative-relocs",
          ], .when(platforms: [.linux], configuration: .release))
      ]),

    // What `make bench` runs beside SPIN. No part of the product.
    .executableTarget(
      name: "WorldExploration",
      dependencies: [
        "Diagnostics", "JSON", "ModelChecker", "SyncEngine",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Benchmarks/WorldExploration", swiftSettings: fast),

    // Changes small sites at random: `make fuzz`. No part of the product.
    .executableTarget(
      name: "Fuzzer",
      dependencies: [
        "Answers", "Authoring", "BuiltIn", "Content", "Diagnostics", "Import", "JSON", "Profiles",
        "RandomStories", "Site", "Traces", "Verification",
      ],
      path: "Tests/Fuzzer", swiftSettings: strict),

    // Random worlds and events, for the tests of the engine wherever it runs.
    .target(
      name: "RandomStories", dependencies: ["SyncEngine"], path: "Tests/RandomStories",
      swiftSettings: fast),
    .testTarget(
      name: "SyncEngineTests", dependencies: ["ModelChecker", "RandomStories", "SyncEngine"],
      exclude: ["Golden"],
      swiftSettings: fast),
    .testTarget(
      name: "WorldExplorationTests",
      dependencies: ["ModelChecker", "SyncEngine", "WorldExploration"],
      swiftSettings: fast),
    // The same stories natively and in the module, which Node runs.
    .testTarget(
      name: "PlaygroundTests",
      dependencies: [
        "BuiltIn", "Content", "Diagnostics", "Import", "JSON", "Mutation", "Playground", "Profiles",
        "RandomStories", "Shapes", "SyncEngine", "Traces", "Verification", "driftless",
      ],
      exclude: ["Scripts"], swiftSettings: fast),
    .testTarget(
      name: "DiagnosticsTests", dependencies: ["Diagnostics", "JSON", "Reports"],
      swiftSettings: strict),
    .testTarget(
      name: "JSONTests", dependencies: ["Diagnostics", "JSON", "RandomStories"],
      swiftSettings: strict),
    .testTarget(
      name: "MarkupTests", dependencies: ["CMarkGFM", "Diagnostics", "Markup"],
      swiftSettings: strict),
    .testTarget(
      name: "YAMLTests", dependencies: ["Diagnostics", "JSON", "RandomStories", "YAML"],
      swiftSettings: strict),
    .testTarget(
      name: "KnowledgeTests",
      dependencies: [
        "Answers", "Authoring", "Content", "Diagnostics", "Import", "JSON", "ModelChecker",
        "Profiles",
        "RandomStories", "Shapes", "SyncEngine", "Traces", "Verification", "YAML",
      ],
      exclude: ["requirements.txt", "validate.py"], swiftSettings: strict),
    // Mutants of the renderer, of its fragments and of finished pages.
    .testTarget(
      name: "ReadBackTests",
      dependencies: [
        "Content", "Diagnostics", "Markup", "Profiles", "ReadBack", "Site", "Verification",
      ], swiftSettings: strict),
    .testTarget(
      name: "SiteTests", dependencies: ["Diagnostics", "Markup", "Site"],
      exclude: ["Specification"], swiftSettings: strict),
    // Speaks to the server, and to the real binary, over sockets.
    .testTarget(
      name: "HTTPServerTests", dependencies: ["HTTPServer", "RandomStories", "driftless"],
      swiftSettings: strict),
    // Runs the real binary on real folders.
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "Diagnostics", "LanguageServer", "Markup", "ModelChecker", "RandomStories", "SyncEngine",
        "Verification", "YAML", "driftless",
      ],
      exclude: ["Markdown", "Traces"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
