import Foundations

/// A file that a run has read, with what is on record of its version.
struct ComparedFile {
    /// What a file belongs to.
    enum Owner: Hashable, Comparable {
        case input(String)
        /// The opening of growth.
        case baseline
        /// Commodity, cut-offs and deposit models.
        case dataFile
    }

    let path: String
    let sha256: String?
    /// Length in bytes and the server's word for the version, where there is no digest.
    let onServer: (bytes: Double?, entityTag: String?)

    /// Whether another version holds the same bytes; nil where that cannot be told.
    func holdsSame(as other: ComparedFile) -> Bool? {
        if let sha256, let digest = other.sha256 { return sha256 == digest }
        if let bytes = onServer.bytes, let length = other.onServer.bytes, bytes != length { return false }
        if let tag = onServer.entityTag, let word = other.onServer.entityTag { return tag == word }
        return nil
    }
}

/// The files behind two runs beside each other.
struct ComparedFiles {
    /// The files of the first run, under their names in the second where they only lie elsewhere, each with a value that differs
    /// from that of the second where the file does.
    let before: [(path: String, value: String)]
    /// The files of the second run.
    let after: [(path: String, value: String)]
    /// Files that have another name and hold the same bytes.
    let renamed: [(before: String, after: String)]
    /// Files of both runs of which it is not known whether they hold the same.
    let unknown: [String]
    /// Inputs of both runs without files, as databases are.
    let withoutFiles: [String]
    /// What each file belongs to, sorted.
    let owners: [String: [ComparedFile.Owner]]
    private let files: (before: [String: ComparedFile], after: [String: ComparedFile])

    init(_ before: ComparedRun, _ after: ComparedRun) {
        let (own, other) = (before.files, after.files)
        func byPath(_ files: [ComparedFile]) -> [String: ComparedFile] {
            Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
        }
        files = (byPath(own), byPath(other))
        var free = other.filter { [own = files.before] file in own[file.path] == nil }
        var renamed: [(before: String, after: String)] = []
        var unknown: [String] = []
        self.before = own.map { [other = files.after] file in
            if let now = other[file.path] {
                let isSame = file.holdsSame(as: now)
                if isSame == nil { unknown.append(file.path) }
                return (file.path, isSame == false ? "before" : "")
            }
            guard let place = free.firstIndex(where: { $0.holdsSame(as: file) == true }) else { return (file.path, "") }
            let name = free.remove(at: place).path
            renamed.append((file.path, name))
            return (name, "")
        }
        self.after = other.map { ($0.path, "") }
        self.renamed = renamed
        self.unknown = unknown
        withoutFiles = after.inputsWithoutFiles.filter { before.inputsWithoutFiles.contains($0) }
        let names = Dictionary(renamed.map { ($0.before, $0.after) }) { first, _ in first }
        var all: [String: Set<ComparedFile.Owner>] = [:]
        for (path, owner) in before.owners { all[names[path] ?? path, default: []].insert(owner) }
        for (path, owner) in after.owners { all[path, default: []].insert(owner) }
        owners = all.mapValues { $0.sorted() }
    }

    /// Whether two values of an option name files that hold the same bytes.
    func areSame(_ before: String?, _ after: String?) -> Bool {
        func path(_ value: String?) -> String? { value.map { String($0.dropFirst().dropLast()) } }
        guard let own = path(before).flatMap({ files.before[$0] }), let other = path(after).flatMap({ files.after[$0] })
        else { return false }
        return own.holdsSame(as: other) == true
    }
}

extension ComparedRun {
    /// The input and data files, each once; one that two inputs read under two licences stands twice in the record.
    fileprivate var files: [ComparedFile] {
        var seen: Set<String> = []
        let all = (record.objects("stages").first ?? [:]).objects("inputs").map { file in
            ComparedFile(
                path: file.text("path") ?? "?", sha256: file.text("sha256"),
                onServer: (file.number("bytes"), file.text("etag")))
        }
        return all.filter { seen.insert($0.path).inserted }
    }

    /// What each file belongs to.
    fileprivate var owners: [(path: String, owner: ComparedFile.Owner)] {
        let baseline = config.object("growth").text("baseline").map { [($0, ComparedFile.Owner.baseline)] } ?? []
        return explanations.inputs.flatMap { name, files in files.map { ($0, .input(name)) } } + baseline
            + explanations.dataFiles.map { ($0, .dataFile) }
    }

    fileprivate var inputsWithoutFiles: [String] {
        explanations.inputs.filter(\.value.isEmpty).map(\.key).sorted()
    }
}
