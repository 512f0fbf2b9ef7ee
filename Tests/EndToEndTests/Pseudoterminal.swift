import Foundation

/// A terminal for a program under test, which the test can let stand still as Ctrl-S does.
final class Pseudoterminal {
    /// What the program is given for standard error.
    let programEnd: FileHandle
    private let ownEnd: Int32

    init() throws {
        // Swift does not see `posix_openpt` and its like; these requests are what they send (TIOCSPTLCK, TIOCGPTN).
        ownEnd = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        var (locked, number): (Int32, Int32) = (0, 0)
        guard ownEnd >= 0, ioctl(ownEnd, 0x4004_5431, &locked) == 0, ioctl(ownEnd, 0x8004_5430, &number) == 0 else {
            throw POSIXError(.ENXIO)
        }
        let descriptor = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
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
