import CPROJ
import Foundations

/// One way from one coordinate reference system to another, as PROJ lists them.
struct CoordinateOperation {
    var object: ProjectionObject
    var name: String
    var accuracyMetres: Double?
    var isBallpark: Bool

    private init(_ object: ProjectionObject) {
        self.object = object
        let accuracy = proj_coordoperation_get_accuracy(object.context.handle, object.handle)
        let isBallpark = proj_coordoperation_has_ballpark_transformation(object.context.handle, object.handle) != 0
        if isBallpark, let name = CoincidentDatums.nullOffset(named: object.name) {
            (self.name, accuracyMetres, self.isBallpark) = (name, CoincidentDatums.accuracyMetres, false)
        } else {
            (name, accuracyMetres, self.isBallpark) = (object.name, accuracy >= 0 ? accuracy : nil, isBallpark)
        }
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
        let context = source.context
        let handle = context.handle
        guard let factory = proj_create_operation_factory_context(handle, nil) else { return [] }
        defer { proj_operation_factory_context_destroy(factory) }
        proj_operation_factory_context_set_spatial_criterion(
            handle, factory, PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION)
        proj_operation_factory_context_set_grid_availability_use(
            handle, factory, PROJ_GRID_AVAILABILITY_DISCARD_OPERATION_IF_MISSING_GRID)
        if let area {
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
