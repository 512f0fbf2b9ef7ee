import Foundation

/// A user without rights of root, who alone can be refused access to a file.
enum NobodyUser {
    /// What runs a command as that user; nothing where the tests do already.
    static let prefix = getuid() == 0 ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []

    /// Whether that user can start the program. Under CI (`CI=true`) this is always true, so that tests fail instead of skipping.
    static let isPossible: Bool =
        ProcessInfo.processInfo.environment["CI"] != nil || prefix.isEmpty
        || (try? Binary.execute("/usr/bin/env", prefix + [Binary.path, "--version"]))?.status == 0
}
