import Foundation

/// The memory of this process that is in use now, in bytes; nil where the system does not tell.
func residentMemoryBytes() -> Int? {
    let figures = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
    let pages = figures?.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    return pages.map { $0 * sysconf(Int32(_SC_PAGESIZE)) }
}
