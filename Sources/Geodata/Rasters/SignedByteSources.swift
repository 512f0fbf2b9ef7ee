import Foundations

/// Refuses a VRT over signed bytes that does not hand them on as such: GDAL before 3.7 has no type for them, takes them for 0 to
/// 255 in whatever it makes of them, and says so of the file itself alone.
///
/// A VRT that copies cells as they are and says that they are signed, as gdal_translate writes it, is read.
///
/// - Parameters:
///   - info: The raster; what is no VRT passes.
///   - sources: The sources of a VRT.
/// - Throws: `GossanError(.badData)` with the way to make a raster that is read right.
public func requireSigned(_ sources: [VirtualSource], of info: RasterInfo) throws {
    let sources = sources.map { (name: $0.name, type: $0.info?.dataType) }
    guard
        let signed = sources.first(where: { $0.type == "Int8" && !isVRT($0.name) })
            ?? sources.first(where: { $0.type == "Int8" })
    else { return }
    let virtual = [info.path] + sources.map(\.name).filter(isVRT)
    if info.dataType == "Int8", sources.allSatisfy({ $0.type == "Int8" }), try virtual.allSatisfy(copiesCells) {
        return
    }
    throw GossanError(
        .badData, subject: info.path, problem: "would read the signed bytes of \(signed.name) as 0 to 255",
        remedy:
            "name \(signed.name) itself, or turn it into whole numbers of 16 bits first with 'gdal_calc.py -A \(signed.name) "
            + "--calc=A --type=Int16 --outfile=int16.tif', and make the VRT of that")
}

private func isVRT(_ name: String) -> Bool { DatasetName(name).file.lowercased().hasSuffix(".vrt") }

/// Whether a VRT takes cells from its sources and changes nothing about them.
private func copiesCells(_ path: String) throws -> Bool {
    let text = String(decoding: try readBytes(path: DatasetName(path).file), as: UTF8.self)
    let changes = [
        "<ComplexSource", "<AveragedSource", "<KernelFilteredSource", "<ArraySource", "<PixelFunctionType",
        "resampling=\"",
        "VRTWarpedDataset", "VRTPansharpenedDataset",
    ]
    return text.contains("<SimpleSource") && !changes.contains { text.contains($0) }
}
