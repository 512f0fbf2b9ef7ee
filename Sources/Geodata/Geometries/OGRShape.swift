import CGDAL
import Foundations

/// Owns one of GDAL's geometries.
final class OGRShape {
    let handle: OGRGeometryH

    /// Takes over a handle; nil when GDAL gave none.
    init?(taking handle: OGRGeometryH?) {
        guard let handle else { return nil }
        self.handle = handle
    }

    /// A copy of the shape in GDAL's keeping; nil when GDAL refuses it.
    convenience init?(_ geometry: Geometry, asMulti: Bool = false) {
        let bytes = WellKnownBinary.encode(geometry, asMulti: asMulti)
        var handle: OGRGeometryH?
        guard OGR_G_CreateFromWkbEx(bytes, nil, &handle, bytes.count) == OGRERR_NONE else { return nil }
        self.init(taking: handle)
    }

    deinit { OGR_G_DestroyGeometry(handle) }

    /// Whether OGC's rules hold, by GEOS.
    var isValid: Bool { OGR_G_IsValid(handle) != 0 }

    /// The shape by kinds of parts, in the plane and without curves; nil when GDAL has no form for it.
    func parts() -> ShapeParts? {
        guard let plain = plain else { return nil }
        var bytes = [UInt8](repeating: 0, count: OGR_G_WkbSizeEx(plain.handle))
        guard OGR_G_ExportToIsoWkb(plain.handle, wkbNDR, &bytes) == OGRERR_NONE else { return nil }
        return bytes.withUnsafeBytes { WellKnownBinaryReader($0)?.parts }
    }

    private var plain: OGRShape? {
        let isCurved = OGR_G_HasCurveGeometry(handle, 0) != 0
        let copy = isCurved ? OGR_G_GetLinearGeometry(handle, 0, nil) : OGR_G_Clone(handle)
        guard let shape = OGRShape(taking: copy) else { return nil }
        OGR_G_FlattenTo2D(shape.handle)
        return shape
    }
}
