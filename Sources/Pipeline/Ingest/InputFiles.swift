import Foundation
import Foundations

/// The files behind the inputs of a config.
struct InputFiles {
    private let config: PipelineConfig

    init(_ config: PipelineConfig) { self.config = config }

    /// - Throws: `configuration` when the run would write over an input, or remove it with the results of an earlier run.
    func requireApart(from folder: RunFolder) throws {
        let written = Set(
            folder.resultFiles.map { URL(fileURLWithPath: folder.file($0)).resolvingSymlinksInPath().path })
        let named = config.inputs.flatMap { paths(of: $0.value) } + [config.growth?.baseline].compactMap(\.self)
        for member in named.flatMap(Self.members) {
            let path = URL(fileURLWithPath: member.resolved).resolvingSymlinksInPath().path
            guard written.contains(path) else { continue }
            throw GossanError(
                .configuration, subject: "outputs.folder",
                problem: "holds the input \(member.written), which the run would write over",
                remedy: "choose a folder of its own for the results, here or with --output DIR")
        }
    }

    /// Every file with its digest, by path; files that belong together, such as those of a shapefile, are all there.
    func digests() throws -> [RunRecord.File] {
        var files: [RunRecord.File] = []
        for input in config.inputs {
            let about = input.value.about
            let rights = [about.licence, about.attribution].compactMap(\.self).joined(separator: ", ")
            for path in paths(of: input.value) {
                for member in Self.members(of: path) {
                    files.append(
                        RunRecord.File(
                            path: member.written, sha256: try Digest.sha256(ofFile: member.resolved),
                            licence: rights.isEmpty ? nil : rights))
                }
            }
        }
        if let baseline = config.growth?.baseline {
            files.append(
                RunRecord.File(path: baseline.written, sha256: try Digest.sha256(ofFile: baseline.resolved)))
        }
        return files.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
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

    /// The file and those beside it that differ in their ending alone and belong to the same data.
    private static func members(of path: ConfigPath) -> [ConfigPath] {
        guard FileManager.default.fileExists(atPath: path.resolved) else { return [] }
        let companions = path.resolved.lowercased().hasSuffix(".shp") ? ["dbf", "shx", "prj", "cpg"] : []
        let stem = String(path.resolved.dropLast(3))
        let writtenStem = String(path.written.dropLast(3))
        return [path]
            + companions.filter { FileManager.default.fileExists(atPath: stem + $0) }.map {
                ConfigPath(written: writtenStem + $0, resolved: stem + $0)
            }
    }
}
