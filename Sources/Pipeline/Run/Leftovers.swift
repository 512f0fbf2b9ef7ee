import Foundation

/// Files that a run which did not end by itself left half written: `.<process>.tmp.<name>`, see `AtomicFile`.
struct Leftovers {
    /// Their paths.
    let paths: [String]

    /// - Parameters:
    ///   - folder: The run folder; all folders below it are looked through.
    ///   - process: Only those of one process; nil for all.
    init(in folder: String, of process: Int32? = nil) {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        paths = names.filter { Self.isLeftover($0, of: process) }.map { folder + "/" + $0 }
    }

    /// Removes them.
    func remove() {
        for path in paths { unlink(path) }
    }

    private static func isLeftover(_ path: String, of process: Int32?) -> Bool {
        let name = path.split(separator: "/").last ?? ""
        let parts = name.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: true)
        guard name.hasPrefix("."), parts.count == 3, parts[1] == "tmp", let number = Int32(parts[0]) else {
            return false
        }
        return process.map { $0 == number } ?? true
    }
}
