import CGDAL
import Foundations

/// What an open layer says about itself.
struct LayerSchema {
    var name: String
    var crs: CoordinateReference?
    var fields: [FieldDefinition]
    var declaredType: OGRwkbGeometryType

    init(_ layer: OGRLayerH, subject: String, options: VectorReadOptions) throws {
        name = String(cString: OGR_L_GetName(layer))
        let reference = OGR_L_GetSpatialRef(layer)
        crs = try reference.flatMap { try CoordinateReference($0, subject: subject) } ?? options.assumedCRS
        declaredType = OGR_L_GetGeomType(layer)
        let definition = OGR_L_GetLayerDefn(layer)
        fields = (0..<OGR_FD_GetFieldCount(definition)).compactMap { index in
            OGR_FD_GetFieldDefn(definition, index).map(FieldDefinition.init)
        }
    }

    /// What the layer declares, or what was found where it does not say.
    func kind(of features: [Feature]) -> GeometryKind {
        switch OGR_GT_Flatten(OGR_GT_GetLinear(declaredType)) {
        case wkbNone: return .none
        case wkbPoint, wkbMultiPoint: return .points
        case wkbLineString, wkbMultiLineString: return .lines
        case wkbPolygon, wkbMultiPolygon, wkbTIN, wkbTriangle, wkbPolyhedralSurface: return .polygons
        default: break
        }
        let found = Set(features.compactMap(\.geometry).map(GeometryKind.init))
        guard let only = found.first, found.count == 1 else { return found.isEmpty ? .none : .mixed }
        return only
    }
}

extension GeometryKind {
    /// The kind of a shape.
    init(_ geometry: Geometry) {
        self =
            switch geometry {
            case .points: .points
            case .lines: .lines
            case .polygons: .polygons
            }
    }
}

extension FieldDefinition {
    init(_ handle: OGRFieldDefnH) {
        let type: FieldType =
            switch OGR_Fld_GetType(handle) {
            case OFTInteger, OFTInteger64: .integer
            case OFTReal: .real
            default: .text
            }
        let width = Int(OGR_Fld_GetWidth(handle))
        self.init(String(cString: OGR_Fld_GetNameRef(handle)), type, width: width > 0 ? width : nil)
    }
}
