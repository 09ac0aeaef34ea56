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
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
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

    // The entry of the WebAssembly module: scenarios and traces as integers. May import only the engine.
    .target(name: "Playground", dependencies: ["SyncEngine"], swiftSettings: fast),

    // Text with positions, and findings about it. May not read files.
    .target(name: "Diagnostics", swiftSettings: strict),

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

    // Content to values, and their verification by the engine. May not read files.
    .target(
      name: "Knowledge", dependencies: ["SyncEngine", "Diagnostics", "Markup", "YAML"],
      swiftSettings: strict),

    // Finished pages compared with their sources. May not know how pages are rendered: nothing that
    // renders them, and no template, can be imported here.
    .target(
      name: "ReadBack", dependencies: ["Diagnostics", "Knowledge", "Markup", "Platform"],
      swiftSettings: strict),

    // Verified knowledge to output files. The only templates. May not write files.
    .target(
      name: "Site", dependencies: ["Knowledge", "Markup", "ReadBack"], swiftSettings: strict),

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
        "BuiltIn", "HTTPServer", "Platform", "Site",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),

    // What `make bench` runs beside SPIN. No part of the product.
    .executableTarget(
      name: "WorldExploration",
      dependencies: [
        "SyncEngine", "Diagnostics",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Benchmarks/WorldExploration", swiftSettings: fast),

    // Changes small sites at random: `make fuzz`. No part of the product.
    .executableTarget(
      name: "Fuzzer",
      dependencies: ["BuiltIn", "Diagnostics", "Knowledge", "RandomStories", "Site"],
      path: "Tests/Fuzzer", swiftSettings: strict),

    // Random worlds and events, for the tests of the engine wherever it runs.
    .target(
      name: "RandomStories", dependencies: ["SyncEngine"], path: "Tests/RandomStories",
      swiftSettings: fast),
    .testTarget(
      name: "SyncEngineTests", dependencies: ["RandomStories", "SyncEngine"], exclude: ["Golden"],
      swiftSettings: fast),
    .testTarget(
      name: "WorldExplorationTests", dependencies: ["WorldExploration", "SyncEngine"],
      swiftSettings: fast),
    // The same stories natively and in the module, which Node runs.
    .testTarget(
      name: "PlaygroundTests",
      dependencies: ["BuiltIn", "Knowledge", "Playground", "RandomStories", "driftless"],
      exclude: ["Scripts"], swiftSettings: fast),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: strict),
    .testTarget(
      name: "MarkupTests", dependencies: ["CMarkGFM", "Markup"], swiftSettings: strict),
    .testTarget(
      name: "YAMLTests", dependencies: ["Diagnostics", "RandomStories", "YAML"],
      swiftSettings: strict),
    .testTarget(
      name: "KnowledgeTests", dependencies: ["Knowledge", "RandomStories", "YAML"],
      exclude: ["requirements.txt", "validate.py"], swiftSettings: strict),
    // Mutants of the renderer, of its fragments and of finished pages.
    .testTarget(
      name: "ReadBackTests", dependencies: ["ReadBack", "Site"], swiftSettings: strict),
    .testTarget(
      name: "SiteTests", dependencies: ["Site"], exclude: ["Specification"], swiftSettings: strict),
    // Speaks to the server, and to the real binary, over sockets.
    .testTarget(
      name: "HTTPServerTests", dependencies: ["HTTPServer", "RandomStories", "driftless"],
      swiftSettings: strict),
    // Runs the real binary on real folders.
    .testTarget(
      name: "CommandTests", dependencies: ["RandomStories", "YAML", "driftless"],
      exclude: ["Markdown", "Traces"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
