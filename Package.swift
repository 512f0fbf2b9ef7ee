// swift-tools-version: 6.2
import PackageDescription

/// On x86 the release build takes the instructions that all processors since 2015 or so have (AVX2); GOSSAN_ANY_CPU=1 builds
/// for older ones. Results are the same bytes.
let processorFlags: [String] = {
    #if arch(x86_64)
        return Context.environment["GOSSAN_ANY_CPU"] == nil ? ["-Xcc", "-march=x86-64-v3"] : []
    #else
        return []
    #endif
}()

let swiftSettings: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .unsafeFlags(["-cross-module-optimization"] + processorFlags, .when(configuration: .release)),
]

/// A room of the pipeline; `docs/architecture.md` says what each may touch.
func room(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: swiftSettings)
}

func tests(of name: String, also dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: [.byName(name: name), "TestSupport"] + (name == "Foundations" ? [] : ["Foundations"])
            + dependencies,
        swiftSettings: swiftSettings)
}

/// DocC is wanted by `make docs` alone and costs every other build.
let documentation: [Package.Dependency] =
    Context.environment["GOSSAN_DOCS"] == nil
    ? [] : [.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0")]

/// The steps that `make bench-steps` compares with other programs; nothing else needs them.
let benchmarks: [Target] =
    Context.environment["GOSSAN_BENCH"] == nil
    ? []
    : [
        .executableTarget(
            name: "gossan-bench",
            dependencies: ["Foundations", "Geodata", "Streaming", "Rasters", "Geostatistics", "Prospectivity"],
            path: "Benchmarks/steps", swiftSettings: swiftSettings)
    ]

let package = Package(
    name: "gossan",
    products: [
        .executable(name: "gossan", targets: ["gossan"])
    ],
    dependencies: documentation + [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: benchmarks + [
        .systemLibrary(name: "CGDAL", pkgConfig: "gdal", providers: [.apt(["libgdal-dev"])]),
        .systemLibrary(name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"])]),
        .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CMalloc"),
        room("Foundations", []),
        room("Geodata", ["CGDAL", "CPROJ", "Foundations"]),
        room("Streaming", ["CMalloc", "Foundations", "Geodata"]),
        room("Rasters", ["Foundations"]),
        room("Geostatistics", ["Foundations"]),
        room("Prospectivity", ["Foundations"]),
        room("Resources", ["Foundations", "Geostatistics"]),
        room("Delivery", ["Foundations", "Geodata"]),
        room("SyntheticSurvey", ["Delivery", "Foundations", "Geodata"]),
        room(
            "Pipeline",
            [
                "Foundations", "Geodata", "Streaming", "Rasters", "Geostatistics", "Prospectivity", "Resources",
                "Delivery", "SyntheticSurvey", "COpenSSL", "CYAML",
            ]),
        .executableTarget(
            name: "gossan",
            dependencies: [
                "Foundations", "Pipeline",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: swiftSettings),

        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: swiftSettings),
        tests(of: "Foundations"),
        tests(of: "Geodata"),
        tests(of: "Streaming", also: ["Geodata"]),
        tests(of: "Rasters", also: ["Geodata"]),
        tests(of: "Geostatistics"),
        tests(of: "Prospectivity", also: ["Geodata"]),
        tests(of: "Resources", also: ["Geostatistics"]),
        tests(of: "Delivery", also: ["Geodata"]),
        tests(of: "SyntheticSurvey", also: ["Geodata"]),
        tests(of: "Pipeline", also: ["Geodata", "Geostatistics", "Streaming"]),
        .testTarget(name: "EndToEndTests", dependencies: ["TestSupport"], swiftSettings: swiftSettings),
    ],
    swiftLanguageModes: [.v6]
)
