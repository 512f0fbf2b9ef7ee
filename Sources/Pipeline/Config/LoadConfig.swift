import Delivery
import Foundations

/// A config file that has been read and checked.
package struct LoadedConfig: Sendable {
    /// What it says.
    package let config: PipelineConfig
    /// Every option with defaults filled in, paths as written: part of plan.json.
    package let resolved: JSONValue
    /// Where each value stands, for messages of later stages.
    package let places: ConfigPlaces
    /// The names that it refers to, with the key paths that refer.
    let references: [ConfigReference]
    /// The file as the user named it.
    package let file: String
    /// What a user should know.
    package let warnings: [Warning]
    /// Names of the inputs that nothing in the config uses.
    package let unusedInputs: Set<String>
}

/// Reads the config of a pipeline and checks all that can be checked without opening another file.
///
/// - Parameters:
///   - path: The config file.
///   - overrides: Values of the command line, as `section.key=value`; they replace those of the file.
///   - environment: Variables for `${NAME}` and `${NAME:-default}`.
/// - Throws: `GossanError(.configuration)` with every problem as a cause, in the order of the text;
///   `.inputMissing` where the file itself cannot be read.
package func loadConfig(
    path: String, overrides: [String] = [], environment: [String: String]
) throws(GossanError) -> LoadedConfig {
    try readConfig(try bytes(ofFile: path), file: path, overrides: overrides, environment: environment)
}

/// Reads the config of a pipeline from its text; see `loadConfig`.
package func readConfig(
    _ bytes: [UInt8], file: String, overrides: [String] = [], environment: [String: String] = [:]
) throws(GossanError) -> LoadedConfig {
    let document = try ConfigDocument<PipelineConfig>(
        reading: bytes, file: file, overrides: overrides, environment: environment, check: check)
    let unused = unusedInputs(of: document.content, document.references)
    return LoadedConfig(
        config: document.content, resolved: document.resolved, places: document.places,
        references: document.references, file: file, warnings: warnings(about: document.content, unused: unused),
        unusedInputs: Set(unused))
}

/// The JSON Schema of pipeline configs, for editors (docs/pipeline.schema.json).
package func configurationSchema() -> String {
    jsonSchemaDocument(of: PipelineConfig.self, title: "Gossan pipeline")
}

/// The reference page of pipeline configs (docs/config.md).
package func configurationReference() -> String { referencePage(of: PipelineConfig.self, title: "Pipeline config") }
