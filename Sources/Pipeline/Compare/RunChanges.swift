import Delivery
import Foundations

/// One thing that differs between what two runs were made of.
struct RunChange {
    /// What it is.
    enum Thing {
        case program
        /// GDAL or PROJ.
        case library
        case grid
        /// How the coordinates of an input were carried over.
        case operation(input: String)
        case option(OptionPath)
        /// The order of the evidence layers.
        case layerOrder
        case file(path: String, owners: [ComparedFile.Owner])
    }

    let thing: Thing
    /// As `plan` says it: `option max changed: 5 km -> 8 km`.
    let words: String
    /// Whether only one of the two runs has it.
    let isNewOrGone: Bool
}

/// All that is on record of what two runs were made of, and how it differs.
///
/// It is made from `run.json`, `plan.json` and `explanations.json` alone, so that `work` need not be there. Where one run has a whole
/// section that the other lacks, the section is one change.
struct RunChanges {
    let all: [RunChange]
    /// Inputs that lie elsewhere, or have another name, and hold the same bytes.
    let renamed: [(before: String, after: String)]
    /// Options that mean the same and are written in another way, such as `5 km` and `5000 m`.
    let rewritten: [(option: String, before: String, after: String)]
    /// Inputs of both runs that have no version on record, so that it is not known whether they hold the same.
    let unknown: [String]

    init(_ before: ComparedRun, _ after: ComparedRun) {
        let files = ComparedFiles(before, after)
        var options = OptionDifference()
        options.add(before.config, after.config, at: OptionPath([]))
        let differing = options.values.filter { path, values in
            values.before != values.after && !values.isRewritten && path.pattern != "outputs.folder"
                && !(path.isSource && files.areSame(values.before, values.after))
        }.sorted { $0.key.keys.lexicographicallyPrecedes($1.key.keys) }

        let own = RunParts(before, differing.map { ($0.key, $0.value.before) }, files.before, files.owners)
        let other = RunParts(after, differing.map { ($0.key, $0.value.after) }, files.after, files.owners)
        let changes = other.key.detailedChanges(since: own.key).compactMap { change in
            (other.things[change.part.place] ?? own.things[change.part.place]).map {
                RunChange(thing: $0, words: change.words, isNewOrGone: change.isNewOrGone)
            }
        }
        all = changes + Self.layerOrder(before, after)
        renamed = files.renamed
        rewritten = options.values.filter(\.value.isRewritten).map { path, values in
            (path.name, (values.before ?? "").unquoted, (values.after ?? "").unquoted)
        }.sorted { $0.0 < $1.0 }
        // Another source is a change that is told; what an unchanged one holds is not known.
        let moved = Set(differing.filter { $0.key.isSource }.compactMap(\.key.input))
        unknown = files.unknown + files.withoutFiles.filter { !moved.contains($0) }.map { "inputs.\($0)" }
    }

    /// The order of the layers that both have, where it differs: sums are taken and ties are decided in it.
    private static func layerOrder(_ before: ComparedRun, _ after: ComparedRun) -> [RunChange] {
        let own = before.layerOrder.filter(after.layerOrder.contains)
        let other = after.layerOrder.filter(before.layerOrder.contains)
        guard own != other else { return [] }
        return [
            RunChange(
                thing: .layerOrder,
                words:
                    "the order of evidence layers changed: \(own.joined(separator: ", ")) -> \(other.joined(separator: ", "))",
                isNewOrGone: false)
        ]
    }
}

/// What one run was made of, as a stage key whose differences are told in the words of `plan`.
private struct RunParts {
    /// What each part stands for, by its place in the key.
    private(set) var things: [String: RunChange.Thing] = [:]
    private var parts: [StageKey.Part] = []

    var key: StageKey { StageKey(parts) }

    /// - Parameters:
    ///   - options: The options that differ; nil where the run has them not.
    ///   - files: Its files, each with a value that differs from that in the other run where the file does.
    init(
        _ run: ComparedRun, _ options: [(path: OptionPath, value: String?)], _ files: [(path: String, value: String)],
        _ owners: [String: [ComparedFile.Owner]]
    ) {
        addMethods(of: run)
        add(.grid, "", run.grid.words, .grid)
        for (path, value) in options { if let value { add(.option, path.name, value, .option(path)) } }
        for (path, value) in files { add(.file, path, value, .file(path: path, owners: owners[path] ?? [])) }
    }

    private mutating func addMethods(of run: ComparedRun) {
        let program = ProgramBuild.words(
            version: run.record.text("gossan") ?? "?", build: run.record.text("build") ?? "")
        add(.program, "Gossan", program, .program)
        for (name, version) in run.record.object("libraries").sorted(by: { $0.key < $1.key }) {
            add(.library, name, version as? String ?? "?", .library)
        }
        for (input, operation) in run.plan.object("coordinate_operations").sorted(by: { $0.key < $1.key }) {
            let name = "the coordinate operation of \(input)"
            add(.library, name, operation as? String ?? "?", .operation(input: input))
        }
    }

    private mutating func add(_ kind: StageKey.Kind, _ name: String, _ value: String, _ thing: RunChange.Thing) {
        let part = StageKey.Part(kind: kind, name: name, value: value)
        parts.append(part)
        things[part.place] = thing
    }
}
