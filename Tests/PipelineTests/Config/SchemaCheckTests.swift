import Foundation
import TestSupport
import Testing

/// The schema that editors use, held against the reader of the config by another program: check-jsonschema of PyPI.
@Suite("The schema for editors", .enabled(if: SchemaChecker.isPresent, "\(SchemaChecker.absent)"))
struct SchemaCheckTests {
    @Test("Every pipeline of the repository is valid")
    func pipelines() throws {
        let folder = SharedData.repositoryRoot + "/Pipelines"
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }
        #expect(names.count >= 3)
        let failed = try SchemaChecker.failures(of: names.map { "\(folder)/\($0)" })
        #expect(failed.isEmpty, "\(failed)")
    }

    @Test("Every wrong config whose fault is one of shape is invalid; the others are beyond a schema")
    func wrongConfigs() throws {
        let folder = FileManager.default.temporaryDirectory.path + "/gossan-schema-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let cases = (configTextCases + configValueCases + configSenseCases + configModelCases).filter {
            !$0.expected.isEmpty
        }
        var names: [String: String] = [:]
        for (number, wrong) in cases.enumerated() {
            let path = "\(folder)/\(number).yaml"
            try wrong.yaml.write(toFile: path, atomically: true, encoding: .utf8)
            names[path] = wrong.id
        }
        let failed = Set(try SchemaChecker.failures(of: names.keys.sorted()).compactMap { names[$0.key] })
        let passed = Set(cases.map(\.id)).subtracting(failed)
        #expect(passed.subtracting(beyondSchema).sorted() == [])
        #expect(beyondSchema.subtracting(passed).sorted() == [], "found by the schema after all")
    }
}

/// Faults that this schema does not see.
private let beyondSchema: Set<String> = [
    // Numbers and words as YAML 1.2 reads them, which the schema gets read.
    "name is a truth word", "octal integer", "underscore in an integer", "integer with exponent",
    "integer with a point",
    "hexadecimal integer", "infinite number",
    // Quantities out of their range: a pattern knows numbers by their digits alone.
    "length of zero", "share above the whole", "breaks that fall", "box turned round",
    // Names that must be known elsewhere, or must not be.
    "extent of an unknown input", "unknown input of evidence", "wrong kind of input", "layer named like an input",
    "layer named like a result", "unknown map", "layers of a model that is not run", "membership of an unknown layer",
    // Formulas and variables.
    "formula with an error", "formula with an unknown layer", "formulas in a circle", "absent variable",
    "variable that is not closed",
    // Classes, which are no quantities.
    "averaged classes", "mean of class codes", "class codes as weights", "formula that calculates with class codes",
    "formula that calculates with the codes of a class raster",
    // Options that need, exclude or bound each other.
    "coordinates without a system", "one coordinate alone", "training is missing", "prospects without prospectivity",
    "weights that do not add up", "horizon before the base year", "reserves without a study",
    "categories that do not rise", "estimate without what it needs", "elicited numbers that fall",
    "ensemble of one model", "model named twice", "memberships without fuzzy gamma",
]

/// check-jsonschema.
private enum SchemaChecker {
    /// Whether it is there. Under CI (`CI=true`) this is always true, so that tests fail instead of skipping.
    static let isPresent: Bool =
        ProcessInfo.processInfo.environment["CI"] != nil
        || (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
            FileManager.default.isExecutableFile(atPath: "\($0)/check-jsonschema")
        }

    static let absent = "needs check-jsonschema (pip install check-jsonschema)"

    /// What it finds wrong, by file.
    static func failures(of files: [String]) throws -> [String: String] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments =
            [
                "check-jsonschema", "--output-format", "json", "--schemafile",
                SharedData.repositoryRoot + "/docs/pipeline.schema.json",
            ] + files
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let report = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let errors = ["errors", "parse_errors"].flatMap { report[$0] as? [[String: Any]] ?? [] }
        return errors.reduce(into: [:]) { found, error in
            if let file = error["filename"] as? String { found[file] = error["message"] as? String ?? "" }
        }
    }
}
