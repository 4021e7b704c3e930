// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

// A compiled plugin is one name here and one line in Sources/RollcallPlugins.
let compiledPlugins = ["JamfSchool"]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
// The C functions beneath GRDB, for scans and inserts of a whole fleet.
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let metrics = Target.Dependency.product(name: "Metrics", package: "swift-metrics")
let customDump = Target.Dependency.product(name: "CustomDump", package: "swift-custom-dump")
// Without it a failing `expectNoDifference` prints on Linux, and passes.
let issueReporting = Target.Dependency.product(
  name: "IssueReportingTestSupport", package: "xctest-dynamic-overlay")

func room(_ name: String, path: String? = nil, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, path: path, swiftSettings: settings)
}

func tests(_ name: String, path: String? = nil, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + [customDump, issueReporting],
    path: path ?? "Tests/\(name)", swiftSettings: settings)
}

let package = Package(
  name: "rollcall",
  products: [
    .executable(name: "rollcall", targets: ["rollcall"]),
    .executable(name: "jamf-school-simulator", targets: ["jamf-school-simulator"]),
    .library(name: "RollcallKit", targets: ["RollcallKit"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.14.0"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.8.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/pointfreeco/swift-custom-dump", from: "1.7.3"),
    .package(url: "https://github.com/pointfreeco/xctest-dynamic-overlay", from: "1.13.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(
      name: "CLibCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .target(
      name: "CSimdJSON", cxxSettings: [.unsafeFlags(["-O2"])],
      linkerSettings: [.linkedLibrary("simdjson")]),

    room("RollcallCore"),
    room("RollcallJSON", ["RollcallCore", "CSimdJSON"]),
    room("RollcallKit", ["RollcallCore", "RollcallJSON", logging]),
    room("RollcallCSV", ["RollcallCore"]),
    room("RollcallStore", ["RollcallCore", grdb, sqlite, crypto]),
    room("RollcallConfig", ["RollcallCore", "RollcallKit", "RollcallJSON", "CLibYAML"]),
    room("RollcallTransport", ["RollcallCore", "RollcallKit", "RollcallJSON", "CLibCurl", logging, crypto]),
    room("RollcallPlugins", ["RollcallKit"] + compiledPlugins.map { .init(stringLiteral: $0) }),
    room(
      "RollcallSync",
      [
        "RollcallCore", "RollcallKit", "RollcallStore", "RollcallTransport", logging, metrics, crypto,
        lifecycle,
      ]),
    room("RollcallDocuments", ["RollcallCore", "RollcallKit", "RollcallStore", "RollcallSync"]),
    room(
      "RollcallWeb",
      [
        "RollcallCore", "RollcallKit", "RollcallStore", "RollcallSync", "RollcallDocuments", hummingbird,
        lifecycle, logging, metrics, crypto,
      ]),
    .executableTarget(
      name: "rollcall",
      dependencies: [
        "RollcallWeb", "RollcallDocuments", "RollcallCore", "RollcallKit", "RollcallStore", "RollcallConfig",
        "RollcallTransport",
        "RollcallPlugins", "RollcallSync", "RollcallCSV", argumentParser, logging, lifecycle, unixSignals,
      ], swiftSettings: settings),

    // The vendor's API on loopback, for tests, trying out and benchmarks. Never shipped.
    room("JamfSchoolSimulator", path: "Plugins/JamfSchool/Simulator/Service", [hummingbird, logging]),
    .executableTarget(
      name: "jamf-school-simulator", dependencies: ["JamfSchoolSimulator", argumentParser, logging],
      path: "Plugins/JamfSchool/Simulator/Command", swiftSettings: settings),

    room(
      "RollcallTesting",
      [
        "RollcallCore", "RollcallKit", "RollcallStore", "RollcallSync", "RollcallTransport",
        "RollcallConfig", "RollcallPlugins", "RollcallJSON", "JamfSchoolSimulator", hummingbird,
        customDump, logging,
      ]),
    tests("ArchitectureTests", []),
    tests("CoreTests", ["RollcallCore", "RollcallTesting"]),
    tests("CSVTests", ["RollcallCore", "RollcallCSV", "RollcallTesting"]),
    tests("StoreTests", ["RollcallCore", "RollcallStore", "RollcallTesting", grdb]),
    // A second, naive implementation of the rules, and stories in which the product must agree with it.
    tests("ModelTests", ["RollcallCore", "RollcallStore", "RollcallTesting"]),
    tests("ConfigTests", ["RollcallCore", "RollcallKit", "RollcallConfig", "RollcallPlugins"]),
    tests(
      "TransportTests",
      ["RollcallCore", "RollcallKit", "RollcallTransport", "RollcallJSON", "RollcallTesting", logging]),
    tests("KitTests", ["RollcallCore", "RollcallKit", "RollcallJSON", logging]),
    tests("JSONTests", ["RollcallCore", "RollcallJSON"]),
    // Drives the built program as a person does.
    tests("ProgramTests", ["rollcall", "RollcallCore", "RollcallTesting", "JamfSchoolSimulator", grdb]),
    tests(
      "SyncTests",
      [
        "RollcallCore", "RollcallKit", "RollcallStore", "RollcallSync", "RollcallTransport",
        "RollcallConfig", "RollcallPlugins", "RollcallDocuments", "RollcallTesting", "JamfSchoolSimulator",
      ]),
    tests(
      "WebTests",
      [
        "RollcallCore", "RollcallKit", "RollcallStore", "RollcallSync", "RollcallDocuments", "RollcallWeb",
        "RollcallPlugins", "RollcallTransport", "RollcallTesting", "JamfSchoolSimulator", logging, metrics,
        lifecycle,
      ]),
    tests(
      "JamfSchoolTests", path: "Plugins/JamfSchool/Tests",
      [
        "JamfSchool", "JamfSchoolSimulator", "RollcallKit", "RollcallCore", "RollcallJSON",
        "RollcallTransport",
        "RollcallTesting", logging,
      ]),
    tests(
      "JamfSchoolSimulatorTests", path: "Plugins/JamfSchool/Simulator/Tests",
      ["JamfSchoolSimulator"]),
  ]
    + compiledPlugins.map {
      room($0, path: "Plugins/\($0)/Sources", ["RollcallKit", "RollcallJSON", "RollcallCore"])
    },
  cxxLanguageStandard: .cxx17
)
