import CGDAL
import Foundations

/// Why a file on a server cannot be had, from the HTTP status that GDAL reports.
///
/// GDAL says `HTTP response code on <address>: <status>`, or sets that as its last error, or tells the answer to those who debug it
/// alone, with 0 for a server that does not answer; nothing or 404 for a file that is not there; and an error of its own where
/// credentials are not set.
struct RemoteFailure {
    private let status: Int?
    private let reason: String?
    /// One of GDAL's codes `VSIE_...`; 0 where it gives none.
    private let code: Int32

    init(_ messages: [GDALMessage], _ answers: [ServerAnswer]) {
        let last = VSIGetLastErrorMsg().map { String(cString: $0) } ?? ""
        let told =
            (messages.map(\.text) + [last]).lazy.compactMap { text -> Int? in
                guard text.hasPrefix("HTTP response code"), let colon = text.lastIndex(of: ":") else { return nil }
                return Int(text[text.index(after: colon)...].filter(\.isNumber))
            }.first
        status = told ?? answers.last { $0.isFailure || $0.status >= 400 }?.status
        code = VSIGetLastErrorNo()
        reason = code != 0 && !last.isEmpty ? last : nil
    }

    /// Whether nothing tells why.
    var isUnexplained: Bool { status == nil && reason == nil }

    func error(_ path: String) -> GossanError {
        if reason != nil, code == VSIE_AWSInvalidCredentials {
            return GossanError(
                .engineUnavailable, subject: path, problem: "credentials for the server are not set",
                remedy: "set them in the environment, such as AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or"
                    + " AWS_NO_SIGN_REQUEST=YES for a public bucket",
                causes: causes)
        }
        switch status {
        case 401, 403:
            return GossanError(
                .inputMissing, subject: path, problem: "the server refuses access (HTTP \(status ?? 403))",
                remedy: "check the credentials in the environment, and the rights of the file")
        case nil where code == VSIE_AWSAccessDenied || code == VSIE_AWSSignatureDoesNotMatch:
            return GossanError(
                .inputMissing, subject: path, problem: "the server refuses access",
                remedy: "check the credentials in the environment, and the rights of the file", causes: causes)
        case 0:
            return unreachable(path)
        case nil where reason?.contains("CURL error") == true:
            return unreachable(path)
        case .some(let status) where status == 429 || status >= 500:
            return GossanError(
                .tryAgain, subject: path, problem: "the server answers with an error (HTTP \(status))",
                remedy: "run again later")
        default:
            return GossanError(
                .inputMissing, subject: path, problem: "the file is not on the server",
                remedy:
                    "check the address; in object storage also bucket, key, and AWS_S3_ENDPOINT where it is not Amazon's"
            )
        }
    }

    private func unreachable(_ path: String) -> GossanError {
        GossanError(
            .tryAgain, subject: path, problem: "the server cannot be reached",
            remedy: "check the name of the server and the network, then run again", causes: causes)
    }

    private var causes: [GossanError] {
        reason.map { [GossanError(.tryAgain, subject: "GDAL", problem: $0, remedy: "")] } ?? []
    }
}
