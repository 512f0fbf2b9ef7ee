import CGDAL
import Foundations

/// What a server did wrong while one of its files was read, which GDAL tells as damage of the file.
///
/// Where its answers tell nothing, as where a connection breaks, the server is asked anew: whether the file is there, and for
/// its start and its end.
///
/// - Parameters:
///   - file: The file, or the dataset that it is.
///   - answers: What its server answered meanwhile.
///   - failures: What GDAL said.
/// - Returns: Nil where the server did nothing wrong, or the file is on none.
func serverFailure(reading file: String, _ answers: [ServerAnswer], _ failures: [GDALMessage]) -> GossanError? {
    if failures.contains(where: { $0.text.contains("Range downloading not supported") }) {
        return GossanError(
            .badData, subject: file, problem: "its server does not give parts of files, which reading needs",
            remedy: "download the file and name the copy, or name another server")
    }
    if let failed = answers.last(where: \.isFailure) { return midway(file, status: failed.status) }
    guard DatasetName(file).isRemote else { return nil }
    VSICurlClearCache()
    do {
        try requireInput(file)
    } catch let failure as GossanError {
        return failure.kind == .tryAgain ? midway(file, causes: [failure]) : failure
    } catch { return nil }
    return givesEnds(of: file) ? nil : midway(file)
}

private func midway(_ file: String, status: Int = 0, causes: [GossanError] = []) -> GossanError {
    GossanError(
        .tryAgain, subject: file,
        problem: "the server failed while the file was read" + (status == 0 ? "" : " (HTTP \(status))"),
        remedy: "run again once it answers; a copy on disk does not depend on it", causes: causes)
}

/// Whether the server gives the start and the end of its file; of an archive, its own.
private func givesEnds(of file: String) -> Bool {
    let name = DatasetName(file).file
    return collectingMessages { () -> Bool in
        guard let handle = VSIFOpenL(archive(of: name) ?? name, "rb") else { return false }
        defer { VSIFCloseL(handle) }
        VSIFSeekL(handle, 0, SEEK_END)
        let size = Int(VSIFTellL(handle))
        var bytes = [UInt8](repeating: 0, count: min(size, 1024))
        return [0, size - bytes.count].allSatisfy { start in
            VSIFSeekL(handle, vsi_l_offset(start), SEEK_SET)
            return VSIFReadL(&bytes, 1, bytes.count, handle) == bytes.count
        }
    }.result
}
