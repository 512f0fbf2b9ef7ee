import Foundation

/// A terminal for a program under test, which the test can let stand still as Ctrl-S does.
final class Pseudoterminal {
    /// What the program is given for standard error.
    let programEnd: FileHandle
    private let ownEnd: Int32

    init() throws {
        ownEnd = posix_openpt(O_RDWR | O_NOCTTY)
        guard ownEnd >= 0, grantpt(ownEnd) == 0, unlockpt(ownEnd) == 0, let name = ptsname(ownEnd) else {
            throw POSIXError(.ENXIO)
        }
        let descriptor = open(name, O_RDWR | O_NOCTTY)
        guard descriptor >= 0 else { throw POSIXError(.ENXIO) }
        programEnd = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    deinit { close(ownEnd) }

    /// Ctrl-S: who writes to it has to wait.
    func stall() { type(0x13) }

    /// Ctrl-Q: it goes on.
    func goOn() { type(0x11) }

    private func type(_ key: UInt8) {
        var key = key
        _ = write(ownEnd, &key, 1)
    }
}
