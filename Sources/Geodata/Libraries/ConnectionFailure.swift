import Foundations

/// Why a database or service does not open, from what its driver says; nil for files, and where that tells nothing of the server.
func connectionFailure(_ failure: GossanError, opening path: String) -> GossanError? {
    guard !DatasetName(path).isFileName else { return nil }
    let told = failure.causes.map(\.problem).joined(separator: "\n").lowercased()
    func isTold(_ words: [String]) -> Bool { words.contains(where: told.contains) }
    if isTold(["authentication failed", "access denied", "permission denied", "no password", "login failed"]) {
        return GossanError(
            .inputMissing, subject: path, problem: "the server refuses access",
            remedy: "check user and password of the connection", causes: failure.causes)
    }
    if isTold(["does not exist", "unknown database"]) {
        return GossanError(
            .inputMissing, subject: path, problem: "the server has no such database or user",
            remedy: "check the names in the connection", causes: failure.causes)
    }
    guard isTold(["refused", "timeout", "timed out", "unreachable", "host name", "connect to", "connection to"]) else {
        return nil
    }
    return GossanError(
        .tryAgain, subject: path, problem: "the server cannot be reached",
        remedy: "check its name and port in the connection, and the network, then run again", causes: failure.causes)
}
