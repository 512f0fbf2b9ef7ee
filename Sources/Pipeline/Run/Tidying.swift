import Foundation
import Foundations

/// What is to be tidied up when the process is interrupted, and how.
///
/// While other threads go on they may make a new file just after the last one was removed. Hence the process replaces itself by a fresh
/// image of the program under the same number (`exec`), which ends all of its threads at once, and tidies up there.
public struct Tidying: Codable, Sendable {
    /// The run folder that is being written to.
    var runFolder: String?
    /// The folder in which a synthetic survey is being made.
    var survey: String?
    /// A folder that is half made.
    var unfinished: String?
    /// Folders made for it, the deepest first; removed where they are empty.
    var madeFolders: [String] = []

    /// The hidden command that `replaceProcess` calls.
    public static let command = "tidy-up"

    init() {}

    /// - Parameter text: What `replaceProcess` hands over.
    public init?(_ text: String) {
        guard let read = try? JSONDecoder().decode(Self.self, from: Data(text.utf8)) else { return nil }
        self = read
    }

    /// Ends this process in good order. Returns never; tidies up here where the program cannot be started anew.
    func replaceProcess() -> Never {
        if let text = try? JSONEncoder().encode(self) {
            let words = ["gossan", Self.command, String(decoding: text, as: UTF8.self)]
            let arguments = words.map { strdup($0) } + [nil]
            execv("/proc/self/exe", arguments)
        }
        end()
    }

    /// Removes what this process has left behind, tells of it in one line, and ends.
    public func end() -> Never {
        remove()
        let told = DispatchSemaphore(value: 0)
        // A terminal that stands still must not hold the process.
        Thread.detachNewThread {
            Terminal.put((Terminal.standardError.redraws ? Terminal.clearedLine : "") + words + "\n")
            told.signal()
        }
        _ = told.wait(timeout: .now() + .seconds(1))
        // Not `exit`, which could wait for what other threads hold.
        _exit(GossanError.Kind.interrupted.exitCode)
    }

    private func remove() {
        // Of this process alone, whoever calls the command.
        let process = ProcessInfo.processInfo.processIdentifier
        if let runFolder {
            Leftovers(in: RunFolder(path: runFolder), of: process).remove()
            RunLock.remove(from: runFolder)
        }
        if let survey { Leftovers(inSurvey: survey, of: process).remove() }
        if let unfinished, Leftovers.isLeftover(unfinished, of: process) {
            try? FileManager.default.removeItem(atPath: unfinished)
        }
        for folder in madeFolders { rmdir(folder) }
    }

    private var words: String {
        let kept = runFolder.map { " \($0) keeps the stages that are finished; the same command goes on from there." }
        let again = survey.map { " The same command makes \($0) whole." }
        return "interrupted: half-written files are removed.\(kept ?? again ?? "")"
    }
}
