import CPROJ
import Foundations

/// A coordinate reference system in the plane, geographic or projected.
///
/// Coordinates are in the traditional order of GIS everywhere: easting or longitude first, whatever order the
/// authority defines. A vertical part is dropped. Two references are equal when their `identifier` is.
public struct CoordinateReference: Sendable, Hashable, CustomStringConvertible {
    /// `EPSG:<code>` where the system is a registered one, WKT2 otherwise: what `Grid.crs` holds.
    public let identifier: String
    /// The definition as WKT2:2019 in one line.
    public let wkt: String
    /// The name, such as `CGCS2000 / 3-degree Gauss-Kruger zone 36`.
    public let name: String
    /// `EPSG:<code>` or the like, where the system is a registered one.
    public let authorityCode: String?
    /// Whether coordinates are longitudes and latitudes in degrees.
    public let isGeographic: Bool
    /// Length of one coordinate unit in metres; NaN for a geographic system.
    public let metresPerUnit: Double

    /// Whether coordinates are lengths in a map projection.
    public var isProjected: Bool { !isGeographic }

    /// The code or the name, for messages.
    public var description: String { authorityCode.map { "\($0) (\(name))" } ?? name }

    /// Whether both have the same `identifier`.
    public static func == (a: Self, b: Self) -> Bool { a.identifier == b.identifier }

    /// Hashes the `identifier`.
    public func hash(into hasher: inout Hasher) { hasher.combine(identifier) }

    /// Reads `EPSG:<code>`, WKT of any version or a PROJ string.
    ///
    /// - Throws: `GossanError(.badData)` when PROJ does not know the text, or it is neither geographic nor projected;
    ///   `.engineUnavailable` when PROJ has no database.
    public init(_ text: String) throws {
        let context = ProjectionContext()
        let object = try Self.horizontal(of: Self.parse(text, context), text)
        try self.init(object, text: text)
    }

    private init(_ object: ProjectionObject, text: String) throws {
        let bare = object.withoutBoundShift
        isGeographic = try Self.kind(of: bare, text) == .geographic
        metresPerUnit = isGeographic ? .nan : bare.axisUnitFactor
        name = bare.name
        authorityCode = object.registeredCode
        guard let wkt = object.wkt else {
            throw Self.unreadable(text, causes: object.context.takeCauses(.badData))
        }
        self.wkt = wkt
        identifier = authorityCode ?? wkt
    }

    /// Whether both describe the same system, names and axis order aside.
    public func isEquivalent(to other: CoordinateReference) -> Bool {
        if identifier == other.identifier { return true }
        let context = ProjectionContext()
        guard let a = try? projectionObject(context), let b = try? other.projectionObject(context) else { return false }
        return a.isEquivalent(to: b)
    }

    /// The box of longitudes and latitudes in degrees that the system is meant for, with its name; nil where the registry
    /// says nothing. East of the 180th meridian longitudes go on beyond 180.
    public var areaOfUse: (box: Extent, name: String)? {
        try? projectionObject(ProjectionContext()).areaOfUse
    }

    /// The PROJ object in the given context.
    func projectionObject(_ context: ProjectionContext) throws -> ProjectionObject {
        try Self.parse(wkt, context)
    }

    /// Throws unless the system suits a study grid: projected, with coordinates in metres.
    ///
    /// - Throws: `GossanError(.badData)` with the remedy.
    public func requireStudyGrid() throws {
        if isGeographic {
            throw GossanError(
                .badData, subject: description,
                problem: "a study grid needs metres, and this system has degrees of longitude and latitude",
                remedy: "choose a projected system, such as the UTM or Gauss-Kruger zone of the area")
        }
        if abs(metresPerUnit - 1) > 1e-9 {
            throw GossanError(
                .badData, subject: description,
                problem: "a study grid needs metres, and one unit of this system is \(metresPerUnit) m",
                remedy: "choose the variant of the projection that is in metres")
        }
    }
}

extension CoordinateReference {
    private enum Kind { case geographic, projected }

    private static func parse(_ text: String, _ context: ProjectionContext) throws -> ProjectionObject {
        let trimmed = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard trimmed.contains(where: { ":[+".contains($0) }) else {
            throw GossanError(
                .badData, subject: "'\(text)'", problem: "is not a coordinate reference system",
                remedy: Int(trimmed) == nil
                    ? "write a code such as 'EPSG:4524', or WKT" : "did you mean 'EPSG:\(trimmed)'?")
        }
        let definition = trimmed.hasPrefix("+") && !trimmed.contains("+type=crs") ? trimmed + " +type=crs" : trimmed
        guard let object = ProjectionObject(context, taking: proj_create(context.handle, definition)) else {
            throw PROJLibrary.missingDatabase(context) ?? unreadable(text, causes: context.takeCauses(.badData))
        }
        return object
    }

    private static func horizontal(of object: ProjectionObject, _ text: String) throws -> ProjectionObject {
        let context = object.context
        let flat: OpaquePointer? =
            switch object.type {
            case PJ_TYPE_COMPOUND_CRS: proj_crs_get_sub_crs(context.handle, object.handle, 0)
            case PJ_TYPE_GEOGRAPHIC_3D_CRS: proj_crs_demote_to_2D(context.handle, nil, object.handle)
            default: nil
            }
        return ProjectionObject(context, taking: flat) ?? object
    }

    private static func kind(of object: ProjectionObject, _ text: String) throws -> Kind {
        switch object.type {
        case PJ_TYPE_GEOGRAPHIC_2D_CRS, PJ_TYPE_GEOGRAPHIC_3D_CRS: return .geographic
        case PJ_TYPE_PROJECTED_CRS: return .projected
        default:
            throw GossanError(
                .badData, subject: "'\(text.prefix(80))'",
                problem: "is neither a geographic nor a projected coordinate reference system",
                remedy: "declare the system that the coordinates are in, such as 'EPSG:4524'")
        }
    }

    private static func unreadable(_ text: String, causes: [GossanError]) -> GossanError {
        GossanError(
            .badData, subject: "'\(text.prefix(80))'", problem: "PROJ does not know this coordinate reference system",
            remedy: "write a code such as 'EPSG:4524', or WKT", causes: causes)
    }
}

extension ProjectionObject {
    /// The system itself where it carries a shift to WGS 84 (TOWGS84) along with it.
    var withoutBoundShift: ProjectionObject {
        guard type == PJ_TYPE_BOUND_CRS else { return self }
        return ProjectionObject(context, taking: proj_get_source_crs(context.handle, handle)) ?? self
    }

    /// Metres, or radians, in one unit of the first axis.
    var axisUnitFactor: Double {
        guard
            let system = ProjectionObject(
                context, taking: proj_crs_get_coordinate_system(context.handle, handle))
        else { return .nan }
        var factor = Double.nan
        proj_cs_get_axis_info(context.handle, system.handle, 0, nil, nil, nil, &factor, nil, nil, nil)
        return factor
    }

    /// The code the definition states, or the one of the EPSG system that it equals.
    fileprivate var registeredCode: String? {
        if let identifier { return identifier }
        // PROJ's confidence: 100 is the same system and name, 90 the same system under another name.
        let sure: Int32 = 90
        var confidences: UnsafeMutablePointer<Int32>?
        guard let found = proj_identify(context.handle, handle, "EPSG", nil, &confidences) else { return nil }
        defer {
            proj_int_list_destroy(confidences)
            proj_list_destroy(found)
        }
        guard proj_list_get_count(found) > 0, let confidences, confidences[0] >= sure,
            let best = ProjectionObject(context, taking: proj_list_get(context.handle, found, 0)),
            best.isEquivalent(to: self)
        else { return nil }
        return best.identifier
    }
}

extension CoordinateReference {
    /// The geographic system on the same datum.
    public func geodeticBase() throws -> CoordinateReference {
        let context = ProjectionContext()
        let object = try projectionObject(context)
        guard
            let base = ProjectionObject(context, taking: proj_crs_get_geodetic_crs(context.handle, object.handle)),
            let wkt = base.wkt
        else { throw Self.unreadable(self.wkt, causes: context.takeCauses(.badData)) }
        return try CoordinateReference(wkt)
    }
}
