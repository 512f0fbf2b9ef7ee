import Foundation
import TestSupport

/// The cells of an evidence layer of a finished run, row by row, as GDAL's own tools read them.
func evidenceCells(of run: String, _ name: String) throws -> [Float] {
    try GDALTools.run("gdal_translate", ["-of", "ENVI", "work/evidence/\(name).tif", "\(name).raw"], in: run)
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(run)/\(name).raw"))
    return data.withUnsafeBytes { bytes in
        (0..<data.count / 4).map { bytes.loadUnaligned(fromByteOffset: 4 * $0, as: Float.self) }
    }
}

extension Float {
    /// The bits; the same for all numbers that are none.
    var bits: UInt32 { isNaN ? Float.nan.bitPattern : bitPattern }
}
