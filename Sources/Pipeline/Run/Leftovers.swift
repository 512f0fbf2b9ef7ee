import Foundation

/// Files and folders that a process which did not end by itself left half written: `.<process>.tmp.<name>`, see `AtomicFile` and
/// `StarterPlace`.
struct Leftovers {
    /// Their paths.
    let paths: [String]

    /// - Parameters:
    ///   - folder: The run folder; all folders below it are looked through.
    ///   - process: The process that they are of.
    init(in folder: String, of process: Int32) {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        paths = names.filter { Self.isLeftover($0, of: process) }.map { folder + "/" + $0 }
    }

    /// Those of processes that are gone, in a folder and all below it.
    init(ofTheDeadBelow folder: String) {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        paths = names.filter { Self.owner(of: $0).map { Self.isGone($0.process) } ?? false }.map { folder + "/" + $0 }
    }

    /// Those of one name that processes of this host have left right in a folder and that are gone.
    init(ofTheDeadIn folder: String, name: String) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        paths = names.filter { path in
            guard let owner = Self.owner(of: path), owner.name == name else { return false }
            return Self.isGone(owner.process)
        }.map { folder + "/" + $0 }
    }

    private static func isGone(_ process: Int32) -> Bool { kill(process, 0) != 0 && errno == ESRCH }

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
