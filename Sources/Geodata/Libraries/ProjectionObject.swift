import CPROJ
import Foundations

/// A PROJ context: one thread's connection to the PROJ database.
///
/// The network stays off, so that an operation never depends on which grids could be fetched that day.
final class ProjectionContext {
    let handle: OpaquePointer?
    fileprivate(set) var messages: [String] = []

    init() {
        handle = proj_context_create()
        proj_context_set_enable_network(handle, 0)
        proj_log_level(handle, PJ_LOG_ERROR)
        proj_log_func(handle, Unmanaged.passUnretained(self).toOpaque()) { data, _, text in
            guard let data, let text else { return }
            Unmanaged<ProjectionContext>.fromOpaque(data).takeUnretainedValue().messages.append(String(cString: text))
        }
    }

    deinit { proj_context_destroy(handle) }

    /// What PROJ complained of since the last call, as causes of an error.
    func takeCauses(_ kind: GossanError.Kind) -> [GossanError] {
        defer { messages = [] }
        return messages.map { GossanError(kind, subject: "PROJ", problem: $0, remedy: "") }
    }
}

/// Owns one PROJ object and keeps its context alive.
final class ProjectionObject {
    let context: ProjectionContext
    let handle: OpaquePointer

    /// Takes over a handle; nil when PROJ gave none.
    init?(_ context: ProjectionContext, taking handle: OpaquePointer?) {
        guard let handle else { return nil }
        self.context = context
        self.handle = handle
    }

    deinit { proj_destroy(handle) }

    var type: PJ_TYPE { proj_get_type(handle) }
    var name: String { proj_get_name(handle).map { String(cString: $0) } ?? "" }

    /// `EPSG:4524`, if the object says what it is.
    var identifier: String? {
        guard let authority = proj_get_id_auth_name(handle, 0), let code = proj_get_id_code(handle, 0) else {
            return nil
        }
        return "\(String(cString: authority)):\(String(cString: code))"
    }

    /// WKT2:2019 in one line.
    var wkt: String? {
        withConstantStringList(["MULTILINE=NO"]) { options in
            proj_as_wkt(context.handle, handle, PJ_WKT2_2019, options).map { String(cString: $0) }
        }
    }

    /// The box of longitudes and latitudes that a system or operation is meant for, and its name; nil where the registry says
    /// nothing.
    var areaOfUse: (box: Extent, name: String)? {
        var (west, south, east, north) = (0.0, 0.0, 0.0, 0.0)
        var name: UnsafePointer<CChar>?
        let isKnown = proj_get_area_of_use(context.handle, handle, &west, &south, &east, &north, &name)
        // PROJ answers -1000 where nothing is said, and west > east across the 180th meridian.
        guard isKnown != 0, west > -1000 else { return nil }
        let box = Extent(minX: west, minY: south, maxX: east < west ? east + 360 : east, maxY: north)
        return (box, name.map { String(cString: $0) } ?? "")
    }

    /// The name of the geodetic system under a system; nil for other objects.
    var geodeticName: String? {
        ProjectionObject(context, taking: proj_crs_get_geodetic_crs(context.handle, handle))?.name
    }

    /// The system as WGS 84 with its ellipsoid and projection, nothing shifted; nil where PROJ cannot write it so.
    var tiedToWGS84: ProjectionObject? {
        guard let text = proj_as_proj_string(context.handle, handle, PJ_PROJ_5, nil) else { return nil }
        let definition = String(cString: text).replacing(" +type=crs", with: "") + " +towgs84=0,0,0,0,0,0,0 +type=crs"
        return ProjectionObject(context, taking: proj_create(context.handle, definition))
    }

    func isEquivalent(to other: ProjectionObject) -> Bool {
        proj_is_equivalent_to_with_ctx(
            context.handle, handle, other.handle, PJ_COMP_EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS) != 0
    }
}
