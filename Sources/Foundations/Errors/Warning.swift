/// Something a user should know that does not stop the run; kept in run.json and the tables, secrets hidden.
public struct Warning: Sendable, Hashable, Codable, CustomStringConvertible {
    /// Stable short name, such as `orphan_intervals`; equal codes are counted together.
    public var code: String
    /// The thing it is about: a file, layer, hole.
    public var subject: String
    /// What was found and what was done about it.
    public var message: String

    /// - Parameters:
    ///   - code: Stable short name in snake_case.
    ///   - subject: The thing it is about.
    ///   - message: What was found and what was done about it.
    public init(code: String, subject: String, message: String) {
        self.code = code
        self.subject = redacted(subject)
        self.message = redacted(message)
    }

    /// One line for a person.
    public var description: String { "\(subject): \(message) [\(code)]" }
}
