import CGDAL
import Foundations

extension CoordinateReference {
    /// Reads the system that GDAL found in a file; nil when it names none (an empty or purely local one).
    init?(_ handle: OGRSpatialReferenceH, subject: String) throws {
        guard OSRIsLocal(handle) == 0, let wkt = Self.exportedWKT(handle), !wkt.isEmpty else { return nil }
        do {
            self = try CoordinateReference(wkt)
        } catch let error as GossanError where error.kind == .badData {
            throw GossanError(
                .badData, subject: subject, problem: "its coordinate reference system cannot be used",
                remedy: "assign the right one with 'gdal_edit.py -a_srs' or 'ogr2ogr -a_srs'", causes: [error])
        }
    }

    private static func exportedWKT(_ handle: OGRSpatialReferenceH) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        defer { VSIFree(text) }
        let status = withConstantStringList(["FORMAT=WKT2_2019"]) { OSRExportToWktEx(handle, &text, $0) }
        return status == OGRERR_NONE ? text.map { String(cString: $0) } : nil
    }

    /// Lends the system as GDAL's own object, in the traditional axis order.
    func withSpatialReference<Result>(_ body: (OGRSpatialReferenceH) throws -> Result) throws -> Result {
        let fault = GDALTask(.internalFault, subject: description, problem: "GDAL does not read this system's WKT")
        let handle = try fault.run { OSRNewSpatialReference(nil) }
        defer { OSRDestroySpatialReference(handle) }
        try fault.check { OSRSetFromUserInput(handle, identifier) }
        OSRSetAxisMappingStrategy(handle, OAMS_TRADITIONAL_GIS_ORDER)
        return try body(handle)
    }
}
