import Delivery
import Foundations

/// What was done and from what: `run.json`.
public struct RunRecord: Sendable {
    /// One file that a stage read or wrote.
    public struct File: Sendable, Hashable, Codable {
        /// Relative to the run folder for outputs, as written in the config for inputs.
        public var path: String
        /// SHA-256; nil for a file on a server that is too large to be fetched for it.
        public var sha256: String?
        /// Licence and attribution, where the config states them.
        public var licence: String?
        /// Length in bytes and the server's word for the version (ETag), where there is no digest.
        public var version: (bytes: Int, entityTag: String?)? {
            sha256 == nil ? (bytes ?? 0, entityTag) : nil
        }
        private var bytes: Int?
        private var entityTag: String?

        /// - Parameters:
        ///   - path: Relative path.
        ///   - sha256: SHA-256 of the bytes.
        ///   - licence: Licence and attribution.
        public init(path: String, sha256: String, licence: String? = nil) {
            self.path = path
            self.sha256 = sha256
            self.licence = licence
        }

        /// - Parameters:
        ///   - path: The address.
        ///   - bytes: Length in bytes.
        ///   - entityTag: What the server calls this version of the file.
        ///   - licence: Licence and attribution.
        public init(path: String, bytes: Int, entityTag: String?, licence: String? = nil) {
            self.path = path
            self.licence = licence
            self.bytes = bytes
            self.entityTag = entityTag
        }

        /// What tells this version of the file from another, for the keys of stages; empty where nothing does.
        var identity: String { sha256 ?? entityTag.map { "\(bytes ?? 0) \($0)" } ?? "" }
    }

    /// One stage.
    public struct Stage: Sendable {
        /// The stage's name: `evidence/fault_distance`.
        public var name: String
        /// Digest of all that decides its result.
        public var key: String
        /// Files read.
        public var inputs: [File]
        /// Files written.
        public var outputs: [File]
        /// What the user should know.
        public var warnings: [Warning]
    }

    /// The name in the config.
    public var name: String
    /// The seed of all random numbers.
    public var seed: UInt64
    /// What tells this build of the program from others of the same version.
    public var build = ""
    /// Library versions, by name.
    public var libraries: [(name: String, version: String)]
    /// Statements that every reader must see: synthetic data, assumptions.
    public var statements: [String]
    /// The stages in the order they were done.
    public var stages: [Stage] = []

    /// The document.
    public var json: JSONValue {
        .object([
            ("gossan", .text(GossanVersion.current)),
            ("build", .text(build)),
            ("name", .text(name)),
            ("seed", .text(String(seed))),
            ("libraries", .object(libraries.map { (key: $0.name, value: .text($0.version)) })),
            ("statements", .array(statements.map(JSONValue.text))),
            ("stages", .array(stages.map(json))),
        ])
    }

    private func json(_ stage: Stage) -> JSONValue {
        .object([
            ("name", .text(stage.name)), ("key", .text(stage.key)),
            ("inputs", .array(stage.inputs.map(json))), ("outputs", .array(stage.outputs.map(json))),
            ("warnings", .array(stage.warnings.map(json))),
        ])
    }

    private func json(_ file: File) -> JSONValue {
        var members: [(key: String, value: JSONValue)] = [("path", .text(file.path))]
        members.append(("sha256", file.sha256.map(JSONValue.text) ?? .null))
        if let version = file.version {
            members.append(("bytes", .integer(version.bytes)))
            members.append(("etag", version.entityTag.map(JSONValue.text) ?? .null))
        }
        if let licence = file.licence { members.append(("licence", .text(licence))) }
        return .object(members)
    }

    private func json(_ warning: Warning) -> JSONValue {
        .object([
            ("code", .text(warning.code)), ("subject", .text(warning.subject)), ("message", .text(warning.message)),
        ])
    }
}
