import Foundations

/// Failures of things looked at one after the other, gathered so that a user hears of all of them at once.
struct Failures {
    private var all: [GossanError] = []

    /// Looks at one thing and keeps its failure; an interrupt is thrown on.
    ///
    /// - Returns: What `body` returns; nil where it failed.
    mutating func collect<Result>(_ body: () throws -> Result) throws -> Result? {
        do {
            return try body()
        } catch let failure as GossanError where failure.kind != .interrupted {
            all.append(failure)
            return nil
        }
    }

    /// Throws the one failure, or all of them as causes of one of the first's kind; does nothing where there are none.
    ///
    /// - Parameters:
    ///   - subject: What holds the things.
    ///   - problem: What is wrong with several of them, after their number.
    func throwAny(subject: String, problem: String) throws {
        guard let first = all.first else { return }
        if all.count == 1 { throw first }
        throw GossanError(
            first.kind, subject: subject, problem: "\(all.count) \(problem)", remedy: "", causes: all)
    }
}
