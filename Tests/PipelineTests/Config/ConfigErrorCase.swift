import Foundations
import Pipeline
import Testing

/// A wrong config and what must be said about it: for each problem its place (line:column+length) with the subject, what
/// is wrong, and what to write.
struct ConfigErrorCase: Sendable, CustomTestStringConvertible {
    let id: String
    let yaml: String
    let expected: String

    /// How the wrong config comes about; `→` stands for a tab.
    enum Making {
        case whole(String)
        case adding(String)
        case changing(String, to: String)
    }

    init(_ id: String, _ making: Making, _ expected: String) {
        self.id = id
        self.expected = expected
        switch making {
        case .whole(let text): yaml = text.replacing("→", with: "\t") + "\n"
        case .adding(let text): yaml = smallConfig + text + "\n"
        case .changing(let old, let new): yaml = smallConfig.replacing(old, with: new, maxReplacements: 1)
        }
    }

    var testDescription: String { id }
}

/// A config without errors, to be spoilt.
let smallConfig = """
    version: 1
    name: Test
    inputs:
      known: { vector: known.gpkg }
      faults: { vector: faults.gpkg }
      dem: { raster: dem.tif }
      soils: { table: soils.csv }
      holes: { drillholes: { collar: c.csv, assay: a.csv } }
    grid: { crs: EPSG:4524, cell: 100 m, extent: known }
    evidence:
      near_fault: { distance: faults }

    """

/// What is said about a config; nothing where it can be read.
func messages(about yaml: String, overrides: [String] = [], environment: [String: String] = [:]) -> [String] {
    messages(about: Array(yaml.utf8), overrides: overrides, environment: environment)
}

/// What is said about the bytes of a config; nothing where it can be read.
func messages(
    about bytes: [UInt8], overrides: [String] = [], environment: [String: String] = [:]
) -> [String] {
    do {
        _ = try readConfig(bytes, file: "belt.yaml", overrides: overrides, environment: environment)
        return []
    } catch {
        return (error.causes.isEmpty ? [error] : error.causes).map { problem in
            let place = problem.location.map { "\($0.line):\($0.column)+\($0.length)" } ?? "-"
            return "\(place) \(problem.subject)\n  \(problem.problem)\n  -> \(problem.remedy)"
        }
    }
}
