/// One answer of a server, as GDAL tells it: `Got response_code=500`.
struct ServerAnswer {
    /// The HTTP status; 0 where there is none, for the connection failed.
    let status: Int

    /// - Parameter message: What GDAL said; nil comes back where it is no answer.
    init?(_ message: String) {
        guard let word = message.range(of: "response_code=") else { return nil }
        guard let status = Int(message[word.upperBound...].prefix(while: \.isNumber)) else { return nil }
        self.status = status
    }

    /// Whether the server, or the way to it, failed; 404 is what a file that is not there gives, as many beside a raster.
    var isFailure: Bool { status == 0 || status == 429 || status >= 500 }

    /// The parts of GDAL that are to tell what servers answer.
    static let debugged = "VSICURL,S3,GS,AZURE,ADLS,OSS,SWIFT"

    /// Whether reading a file may ask a server: one that is there, or a VRT, whose sources may be.
    static func areGiven(reading file: String) -> Bool {
        let name = DatasetName(file)
        return name.isRemote || name.file.lowercased().hasSuffix(".vrt")
    }
}
