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
    /// Inputs of both runs that have no version on record, so that it is not known whether they hold the same.
    let unknown: [String]

    init(_ before: ComparedRun, _ after: ComparedRun) {
        let files = ComparedFiles(before, after)
        var options = OptionDifference()
        options.add(before.config, after.config, at: OptionPath([]))
        let differing = options.values.filter { path, values in
            values.before != values.after && path.pattern != "outputs.folder"
                && !(path.isSource && files.areSame(values.before, values.after))
        }.sorted { $0.key.keys.lexicographicallyPrecedes($1.key.keys) }

        var things: [String: RunChange.Thing] = [:]
        func parts(_ run: ComparedRun, isAfter: Bool) -> [StageKey.Part] {
            var parts: [StageKey.Part] = []
            func add(_ kind: StageKey.Kind, _ name: String, _ value: String, _ thing: RunChange.Thing) {
                parts.append(.init(kind: kind, name: name, value: value))
                things["\(kind.rawValue)\t\(name)"] = thing
            }
            let program = ProgramBuild.words(
                version: run.record.text("gossan") ?? "?", build: run.record.text("build") ?? "")
            add(.program, "Gossan", program, .program)
            for (name, version) in run.record.object("libraries").sorted(by: { $0.key < $1.key }) {
                add(.library, name, version as? String ?? "?", .library)
            }
            for (input, operation) in run.plan.object("coordinate_operations").sorted(by: { $0.key < $1.key }) {
                add(
                    .library, "the coordinate operation of \(input)", operation as? String ?? "?",
                    .operation(input: input))
            }
            add(.grid, "", run.grid.words, .grid)
            for (path, values) in differing {
                guard let value = isAfter ? values.after : values.before else { continue }
                add(.option, path.name, value, .option(path))
            }
            for file in isAfter ? files.after : files.before {
                add(.file, file.path, file.value, .file(path: file.path, owners: files.owners[file.path] ?? []))
            }
            return parts
        }
        let keys = (StageKey(parts(before, isAfter: false)), StageKey(parts(after, isAfter: true)))
        all = keys.1.detailedChanges(since: keys.0).compactMap { change in
            things["\(change.part.kind.rawValue)\t\(change.part.name)"].map {
                RunChange(thing: $0, words: change.words, isNewOrGone: change.isNewOrGone)
            }
        }
        renamed = files.renamed
        // Another source is a change that is told; what an unchanged one holds is not known.
        let moved = Set(differing.filter { $0.key.isSource }.compactMap(\.key.input))
        unknown = files.unknown + files.withoutFiles.filter { !moved.contains($0) }.map { "inputs.\($0)" }
    }
}
