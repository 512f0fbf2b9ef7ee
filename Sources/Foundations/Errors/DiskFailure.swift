#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Whether the reason of a failed call is that the disk has no room: full, or the user's share of it is.
public func isDiskFull(reason: Int32) -> Bool { reason == ENOSPC || reason == EDQUOT }

/// Whether the disk that holds a path, or will, has no room for one more block of a file.
///
/// For libraries that do not tell why writing failed. A path that does not exist yet is judged by its folder.
public func isDiskFull(at path: String) -> Bool {
    var figures = statvfs()
    var place = path
    while statvfs(place, &figures) != 0 {
        guard place != ".", place != "/" else { return false }
        place = place.lastIndex(of: "/").map { $0 == place.startIndex ? "/" : String(place[..<$0]) } ?? "."
    }
    return UInt64(figures.f_bavail) * UInt64(figures.f_frsize) < 16_384
}

/// What to do when a disk is full.
public let diskFullRemedy = "free some space there, or choose another folder with --output DIR, then run again"

/// The failure of a call that was to write, by its reason (`errno`): `inputOutput` on a full disk, otherwise `kind`.
///
/// - Parameters:
///   - subject: The file or folder.
///   - problem: What could not be done.
///   - kind: What it is where the disk has room.
public func diskFailure(_ subject: String, _ problem: String, kind: GossanError.Kind = .cannotWrite) -> GossanError {
    let reason = errno
    let isFull = isDiskFull(reason: reason)
    return GossanError(
        isFull ? .inputOutput : kind, subject: subject, problem: "\(problem): \(String(cString: strerror(reason)))",
        remedy: isFull ? diskFullRemedy : "check the folder and its permissions")
}
