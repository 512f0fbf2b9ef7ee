import CGDAL
import Foundations

/// Something GDAL said while a call ran.
struct GDALMessage {
    var isFailure: Bool
    var text: String

    /// Whether it holds the words of the system or of SQLite for a disk without room. Some drivers say nothing of it,
    /// and give back what they took before the caller can look at the disk.
    var tellsOfFullDisk: Bool {
        ["No space left on device", "Disk quota exceeded", "database or disk is full"].contains { text.contains($0) }
    }
}

/// Collects what GDAL says on this thread while `body` runs.
///
/// GDAL keeps its stack of handlers per thread, and `body` is synchronous, so no message can come from elsewhere.
func collectingMessages<Result>(
    _ body: () throws -> Result
) rethrows -> (result: Result, messages: [GDALMessage]) {
    let (result, messages, _) = try collectingAnswers(of: nil, body)
    return (result, messages)
}

/// The same, with what the server of a file answers meanwhile, in its order; nothing where it is on none.
///
/// GDAL tells of a failed answer only those who debug it; to others a file is damaged that its server does not give.
func collectingAnswers<Result>(
    of file: String?, _ body: () throws -> Result
) rethrows -> (result: Result, messages: [GDALMessage], answers: [ServerAnswer]) {
    let sink = MessageSink()
    CPLErrorReset()
    CPLPushErrorHandlerEx(appendMessage, Unmanaged.passUnretained(sink).toOpaque())
    defer { CPLPopErrorHandler() }
    let key = "CPL_DEBUG"
    let isHeard = file.map(ServerAnswer.areGiven(reading:)) == true && CPLGetConfigOption(key, nil) == nil
    if isHeard { CPLSetThreadLocalConfigOption(key, ServerAnswer.debugged) }
    defer { if isHeard { CPLSetThreadLocalConfigOption(key, nil) } }
    let result = try withExtendedLifetime(sink, body)
    return (result, sink.messages, sink.answers)
}

private final class MessageSink {
    var messages: [GDALMessage] = []
    var answers: [ServerAnswer] = []
}

private let appendMessage: CPLErrorHandler = { severity, _, text in
    guard let data = CPLGetErrorHandlerUserData() else { return }
    let sink = Unmanaged<MessageSink>.fromOpaque(data).takeUnretainedValue()
    let text = text.map { String(cString: $0) } ?? "no message"
    if let answer = ServerAnswer(text) { sink.answers.append(answer) }
    guard severity.rawValue >= CE_Warning.rawValue else { return }
    sink.messages.append(GDALMessage(isFailure: severity.rawValue >= CE_Failure.rawValue, text: text))
}

/// What the program is about to ask of GDAL, in the words that the user reads if it fails.
struct GDALTask {
    var kind: GossanError.Kind
    var subject: String
    var problem: String
    var remedy: String
    /// The file that is read, whose server may be what fails; nil where nothing is read.
    var file: String?

    init(_ kind: GossanError.Kind, subject: String, reading file: String? = nil, problem: String, remedy: String = "") {
        self.kind = kind
        self.file = file
        self.subject = subject
        self.problem = problem
        self.remedy = remedy
    }

    /// Runs `body`; nil, or a failure that GDAL reports, is thrown with GDAL's text as its cause.
    func run<Result>(_ body: () throws -> Result?) throws -> Result {
        var ignored: [Warning] = []
        return try run(warnings: &ignored, body)
    }

    /// Runs `body` and keeps GDAL's warnings.
    func run<Result>(warnings: inout [Warning], _ body: () throws -> Result?) throws -> Result {
        let (result, messages, answers) = try collectingAnswers(of: file, body)
        let failures = messages.filter(\.isFailure)
        guard let result, failures.isEmpty else {
            throw file.flatMap { serverFailure(reading: $0, answers, failures) } ?? error(causes: failures)
        }
        for message in messages where !warnings.contains(where: { $0.message == message.text }) {
            warnings.append(Warning(code: "gdal", subject: subject, message: message.text))
        }
        return result
    }

    /// Runs a call that answers with a status.
    func check(_ body: () throws -> CPLErr) throws {
        let _: Void = try run { try body().rawValue < CE_Failure.rawValue ? () : nil }
    }

    /// Runs a call of the vector part of GDAL that answers with a status.
    func check(_ body: () throws -> OGRErr) throws {
        let _: Void = try run { try body() == OGRERR_NONE ? () : nil }
    }

    private func error(causes: [GDALMessage]) -> GossanError {
        let isFull = kind == .cannotWrite && (causes.contains(where: \.tellsOfFullDisk) || isDiskFull(at: subject))
        let kind = isFull ? .inputOutput : kind
        return GossanError(
            kind, subject: subject, problem: isFull ? "\(problem): the disk is full" : problem,
            remedy: isFull ? diskFullRemedy : remedy,
            causes: causes.map { GossanError(kind, subject: "GDAL", problem: $0.text, remedy: "") })
    }
}
