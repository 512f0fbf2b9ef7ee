import Foundation

/// Files and folders that a process which did not end by itself left half written: `.<process>.tmp.<name>`, see `AtomicFile` and
/// `StarterPlace`.
struct Leftovers {
    /// Their paths.
    let paths: [String]

    /// Those of one process in a run folder.
    init(in folder: RunFolder, of process: Int32) {
        paths = folder.writtenNames.filter { Self.isLeftover($0, of: process) }.map { folder.file($0) }
    }

    /// Those in a run folder of processes that are gone, and of this one's number: as the holder of the folder's lock it has begun
    /// nothing there yet, and in a container every run has the same number.
    init(ofTheDeadIn folder: RunFolder) {
        paths = folder.writtenNames.filter(Self.isOfTheDead).map { folder.file($0) }
    }

    /// Those of one process in the folder of a synthetic survey.
    init(inSurvey folder: String, of process: Int32) {
        paths = Self.written(inSurvey: folder).filter { Self.isLeftover($0, of: process) }
    }

    /// Those in the folder of a synthetic survey, which this process has made whole, of processes that are gone and of this one's number.
    init(ofTheDeadInSurvey folder: String) { paths = Self.written(inSurvey: folder).filter(Self.isOfTheDead) }

    private static func written(inSurvey folder: String) -> [String] {
        [folder, folder + "/truth"].flatMap { folder in
            ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).map { "\(folder)/\($0)" }
        }
    }

    private static func isOfTheDead(_ path: String) -> Bool {
        let this = ProcessInfo.processInfo.processIdentifier
        return owner(of: path).map { $0.process == this || isGone($0.process) } ?? false
    }

    /// Those of one name that processes of this host have left right in a folder and that are gone.
    init(ofTheDeadIn folder: String, name: String) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        paths = names.filter { path in
            guard let owner = Self.owner(of: path), owner.name == name else { return false }
            return Self.isGone(owner.process)
        }.map { folder + "/" + $0 }
    }

    private static func isGone(_ process: Int32) -> Bool {
        if kill(process, 0) != 0 { return errno == ESRCH }
        // One that has ended, but that its parent has not asked for yet: `4711 (gossan) Z ...`.
        guard let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else { return false }
        return status.split(separator: ")").last?.hasPrefix(" Z") ?? false
    }

    /// The name of what a process writes in place of `name`.
    static func name(of process: Int32, for name: String) -> String { ".\(process).tmp.\(name)" }

    /// Whether a path is that of something that a process writes.
    static func isLeftover(_ path: String, of process: Int32) -> Bool { owner(of: path)?.process == process }

    /// Removes them.
    func remove() {
        for path in paths { try? FileManager.default.removeItem(atPath: path) }
    }

    private static func owner(of path: String) -> (process: Int32, name: Substring)? {
        let name = path.split(separator: "/").last ?? ""
        let parts = name.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: true)
        guard name.hasPrefix("."), parts.count == 3, parts[1] == "tmp", let process = Int32(parts[0]), process > 0
        else { return nil }
        return (process, parts[2])
    }
}

extension RunFolder {
    /// What lies where a run writes: right in the folder, and below `work` and `maps`. Other folders may be those of other runs.
    fileprivate var writtenNames: [String] {
        let top = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return top
            + ["work", "maps"].flatMap { folder in
                (FileManager.default.enumerator(atPath: file(folder))?.compactMap { $0 as? String } ?? [])
                    .map { "\(folder)/\($0)" }
            }
    }
}
