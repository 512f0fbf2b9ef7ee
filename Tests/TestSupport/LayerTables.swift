import Foundation

/// Small tables of evidence operations worked out by other programs, made by `Benchmarks/check/layer_tables.py`; each names its
/// maker.
public enum LayerTables {
    private struct Table: Decodable {
        var source: String
        var values: [Double?]
    }

    private static let tables: [String: Table] = {
        let path = SharedData.repositoryRoot + "/Tests/Fixtures/layer_tables.json"
        guard let data = FileManager.default.contents(atPath: path),
            let tables = try? JSONDecoder().decode([String: Table].self, from: data)
        else { return [:] }
        return tables
    }()

    /// A table of numbers, missing as NaN; empty where there is none of the name.
    public static func values(_ name: String) -> [Double] { (tables[name]?.values ?? []).map { $0 ?? .nan } }

    /// The same in single precision.
    public static func floats(_ name: String) -> [Float] { values(name).map(Float.init) }
}
