import Foundation

/// Who holds a lock, as its file says.
struct LockOwner: Equatable {
    let host: String
    let process: Int32

    static var this: LockOwner {
        LockOwner(host: ProcessInfo.processInfo.hostName, process: ProcessInfo.processInfo.processIdentifier)
    }

    private init(host: String, process: Int32) { (self.host, self.process) = (host, process) }

    /// An empty host stands for a file that says nothing, whose owner died before it could write.
    init(path: String) {
        let text = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
        let words = text.split(whereSeparator: \.isWhitespace)
        self.init(host: words.first.map(String.init) ?? "", process: words.dropFirst().first.flatMap { Int32($0) } ?? 0)
    }

    var text: String { "\(host) \(process)\n" }
    var words: String { host.isEmpty ? "it has only just begun" : "process \(process) on \(host)" }
    var isAlive: Bool { isThisHost && process > 0 && self != .this && (kill(process, 0) == 0 || errno == EPERM) }
    var isThisHost: Bool { host.isEmpty || host == Self.this.host }
    /// Whether it has named itself on this host and is no more.
    var isDead: Bool { isThisHost && process > 0 && !isAlive }
}
