import Foundations

/// Which versions of its local input files a run began with.
struct InputVersions {
    private let versions: [(path: ConfigPath, identity: FileDigests.Identity?)]

    /// Nothing to compare with.
    init() { versions = [] }

    /// The versions of now. Files that cannot be listed are told when they are read.
    init(_ files: InputFiles) { versions = (try? files.versions()) ?? [] }

    /// - Throws: `tryAgain` when a file is not what it was: results would rest on parts of both.
    func requireUnchanged() throws {
        for (path, identity) in versions where FileDigests.Identity(path.resolved)?.content != identity?.content {
            throw GossanError(
                .tryAgain, subject: path.written, problem: "was changed while the run went on",
                remedy: "run again once nothing writes to it; what rests on it is not kept")
        }
    }
}
