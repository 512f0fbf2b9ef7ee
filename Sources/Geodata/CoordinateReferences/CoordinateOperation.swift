import CPROJ
import Foundations

/// One way from one coordinate reference system to another, as PROJ lists them.
struct CoordinateOperation {
    var object: ProjectionObject
    var name: String
    var accuracyMetres: Double?
    var isBallpark: Bool
    /// Whether the datums coincide, so that nothing is shifted.
    var isNullOffset: Bool
    /// The box of longitudes and latitudes that it is meant for, and its name; nil where nothing is said.
    var areaOfUse: (box: Extent, name: String)?

    private init(_ object: ProjectionObject) {
        self.object = object
        let accuracy = proj_coordoperation_get_accuracy(object.context.handle, object.handle)
        areaOfUse = object.areaOfUse
        let isBallpark = proj_coordoperation_has_ballpark_transformation(object.context.handle, object.handle) != 0
        if isBallpark, let name = CoincidentDatums.nullOffset(named: object.name) {
            (self.name, accuracyMetres, self.isBallpark) = (name, CoincidentDatums.accuracyMetres, false)
            isNullOffset = true
        } else {
            (name, accuracyMetres, self.isBallpark) = (object.name, accuracy >= 0 ? accuracy : nil, isBallpark)
            isNullOffset = false
        }
    }

    /// The share of a box that lies in the area of use; nil where nothing is said of either.
    func share(of area: Extent?) -> Double? {
        guard let area, let areaOfUse else { return nil }
        let box = areaOfUse.box
        let size = max(area.width, 1e-9) * max(area.height, 1e-9)
        let common = [-360.0, 0, 360].compactMap { turn in
            Extent(minX: box.minX + turn, minY: box.minY, maxX: box.maxX + turn, maxY: box.maxY)
                .expanded(by: 5e-10).intersection(area)
        }
        return min(1, common.reduce(0) { $0 + max($1.width, 1e-9) * max($1.height, 1e-9) } / size)
    }

    /// The operations that can run here, best first.
    ///
    /// - Parameters:
    ///   - source: Where coordinates come from.
    ///   - target: Where they go.
    ///   - area: Longitudes and latitudes in degrees that the operation should suit.
    static func candidates(
        from source: ProjectionObject, to target: ProjectionObject, area: Extent?
    ) -> [CoordinateOperation] {
        let found = listed(from: source, to: target, area: area)
        guard found.allSatisfy(\.isBallpark), let tied = CoincidentDatums.overWGS84(from: source, to: target) else {
            return found
        }
        let shifted = listed(from: tied.source, to: tied.target, area: area).filter { !$0.isBallpark }
        return shifted.isEmpty ? found : shifted
    }

    private static func listed(
        from source: ProjectionObject, to target: ProjectionObject, area: Extent?
    ) -> [CoordinateOperation] {
        let context = source.context
        let handle = context.handle
        guard let factory = proj_create_operation_factory_context(handle, nil) else { return [] }
        defer { proj_operation_factory_context_destroy(factory) }
        proj_operation_factory_context_set_spatial_criterion(
            handle, factory, PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION)
        proj_operation_factory_context_set_grid_availability_use(
            handle, factory, PROJ_GRID_AVAILABILITY_DISCARD_OPERATION_IF_MISSING_GRID)
        if var area {
            // PROJ knows no area that lies as a whole beyond the antimeridian, such as 199 to 201 degrees.
            let turn = area.minX >= 180 ? -360.0 : area.maxX <= -180 ? 360 : 0
            (area.minX, area.maxX) = (area.minX + turn, area.maxX + turn)
            proj_operation_factory_context_set_area_of_interest(
                handle, factory, area.minX, area.minY, area.maxX, area.maxY)
        }
        guard let list = proj_create_operations(handle, source.handle, target.handle, factory) else { return [] }
        defer { proj_list_destroy(list) }
        return (0..<proj_list_get_count(list)).compactMap { index in
            ProjectionObject(context, taking: proj_list_get(handle, list, index)).map(CoordinateOperation.init)
        }
    }
}
