import Foundation
import Foundations
import Geodata

/// The files behind the inputs of a config.
struct InputFiles {
    private let config: PipelineConfig

    init(_ config: PipelineConfig) { self.config = config }

    /// - Throws: `configuration` when the run would write over an input, or remove it with the results of an earlier run.
    func requireApart(from folder: RunFolder) throws {
        let written = Set(
            (config.resultFiles + ResultFiles(in: folder).own).map {
                URL(fileURLWithPath: folder.file($0)).resolvingSymlinksInPath().path
            })
        let work = URL(fileURLWithPath: folder.work).resolvingSymlinksInPath().path
        let named = try config.inputs.flatMap { paths(of: $0.value) }.flatMap(Self.members)
        for member in named + [config.growth?.baseline].compactMap(\.self) {
            let file = DatasetName(member.resolved).fileOnDisk
            let path = URL(fileURLWithPath: file).resolvingSymlinksInPath().path
            guard written.contains(path) || path.hasPrefix(work + "/") else { continue }
            throw GossanError(
                .configuration, subject: "outputs.folder",
                problem: "holds the input \(member.written), which the run would write over",
                remedy: "choose a folder of its own for the results, here or with --output DIR")
        }
    }

    /// Every file with its digest, by the key path that names it; files that belong together, such as those of a shapefile,
    /// are all there.
    ///
    /// - Throws: `GossanError` of the file that cannot be read.
    func records(_ digests: inout FileDigests) throws -> [(path: String, files: [RunRecord.File])] {
        var records: [(path: String, files: [RunRecord.File])] = []
        for input in config.inputs {
            let about = input.value.about
            let rights = [about.licence, about.attribution].compactMap(\.self).joined(separator: ", ")
            let members = try paths(of: input.value).flatMap(Self.members)
            records.append(
                (
                    "inputs.\(input.name)",
                    try members.map { try Self.record(of: $0, rights.isEmpty ? nil : rights, &digests) }
                ))
        }
        if let baseline = config.growth?.baseline {
            records.append(("growth.baseline", [try Self.record(of: baseline, nil, &digests)]))
        }
        return records
    }

    /// The local files with what tells their present version from another.
    ///
    /// - Throws: `GossanError` of a dataset whose files cannot be listed.
    func versions() throws -> [(path: ConfigPath, identity: FileDigests.Identity?)] {
        let named = try config.inputs.flatMap { paths(of: $0.value) }.flatMap(Self.members)
        return (named + [config.growth?.baseline].compactMap(\.self))
            .filter { !DatasetName($0.resolved).isVirtual }
            .map { ($0, FileDigests.Identity($0.resolved)) }
    }

    /// What the disk says when it cannot give the files of an input, which GDAL tells as damage; nil where they can be read, and for
    /// files on servers.
    func diskFailure(of source: InputSource) -> GossanError? {
        do {
            for path in paths(of: source) where !DatasetName(path.resolved).isRemote {
                for file in try datasetFiles(of: DatasetName(path.resolved)) {
                    try StoredFile(path: file).forEachPiece { _ in }
                }
            }
        } catch let failure as GossanError where failure.kind == .inputOutput {
            return failure
        } catch {}
        return nil
    }

    /// Files on servers that are larger are known by length and ETag alone; what is read of them is a small part.
    static let largestFetched = 256_000_000

    private static func record(
        of path: ConfigPath, _ rights: String?, _ digests: inout FileDigests
    ) throws -> RunRecord.File {
        let name = DatasetName(path.resolved)
        guard name.isVirtual else {
            return RunRecord.File(path: path.written, sha256: try digests.sha256(ofFile: name.file), licence: rights)
        }
        let file = try StoredFile(path: name.file)
        if name.isRemote, file.byteCount > largestFetched {
            return RunRecord.File(
                path: path.written, bytes: file.byteCount, entityTag: file.entityTag, licence: rights)
        }
        return RunRecord.File(path: path.written, sha256: try Digest.sha256(of: file), licence: rights)
    }

    private func paths(of source: InputSource) -> [ConfigPath] {
        switch source {
        case .vector(let input): [input.path]
        case .raster(let input): [input.path]
        case .table(let input): [input.path]
        case .drillholes(let input):
            [input.tables.collar, input.tables.assay] + (input.tables.survey.map { [$0] } ?? [])
        }
    }

    /// The files of the dataset that a path names, each under a name that starts as the config's does.
    private static func members(of path: ConfigPath) throws -> [ConfigPath] {
        let (written, resolved) = (DatasetName(path.written), DatasetName(path.resolved))
        return try datasetFiles(of: resolved).map { member in
            ConfigPath(written: Self.name(of: member, beside: resolved.file, as: written.file), resolved: member)
        }
    }

    /// The written name of a file that belongs to a dataset: that of the dataset's own folder with what differs.
    private static func name(of member: String, beside file: String, as written: String) -> String {
        if member == file { return written }
        // A source on a server of a VRT on disk.
        if DatasetName(member).isRemote, !DatasetName(file).isRemote { return member }
        if member.hasPrefix(file + "/") { return written + member.dropFirst(file.count) }
        let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        let other = member.split(separator: "/", omittingEmptySubsequences: false)
        let common = zip(folder, other.dropLast()).prefix { $0 == $1 }.count
        let ups = [String](repeating: "..", count: folder.count - common)
        let own = written.split(separator: "/", omittingEmptySubsequences: false).dropLast().map(String.init)
        return (own + ups + other.dropFirst(common).map(String.init)).joined(separator: "/")
    }
}
