import CPROJ

/// Datums that agree so closely that leaving out the shift between them is an operation of known accuracy.
///
/// PROJ's registry lists none between CGCS2000 and WGS 84 and calls the null offset "ballpark". CGCS2000 is ITRF97 at
/// epoch 2000.0 and holds it to centimetres (GB 22021-2008), WGS 84 follows ITRF to decimetres; what separates them is
/// the 2 m that EPSG gives the WGS 84 ensemble (EPSG:6326) and plate motion since 2000 (about 3 cm a year).
enum CoincidentDatums {
    /// Accuracy of the null offset in metres: the ensemble's 2 m and under 1 m of plate motion.
    static let accuracyMetres = 3.0

    /// Two systems of which one has its own parameters to WGS 84 and the other, in CGCS2000, is told to be tied to WGS 84 by nothing;
    /// nil for others. PROJ knows no way from such parameters to CGCS2000.
    static func overWGS84(
        from source: ProjectionObject, to target: ProjectionObject
    ) -> (source: ProjectionObject, target: ProjectionObject)? {
        if source.type == PJ_TYPE_BOUND_CRS, target.geodeticName == names[1] {
            return target.tiedToWGS84.map { (source, $0) }
        }
        if target.type == PJ_TYPE_BOUND_CRS, source.geodeticName == names[1] {
            return source.tiedToWGS84.map { ($0, target) }
        }
        return nil
    }

    private static let names = ["WGS 84", "China Geodetic Coordinate System 2000"]
    private static let ballpark = "Ballpark geographic offset from "

    /// The operation's name without "Ballpark", where all it leaves out is the offset between such datums; nil where
    /// it leaves out more.
    ///
    /// - Parameter operation: PROJ's name, the steps joined by " + ".
    static func nullOffset(named operation: String) -> String? {
        var steps = steps(of: operation)
        for index in steps.indices where steps[index].contains("Ballpark") {
            guard let route = route(of: steps[index]) else { return nil }
            steps[index] = "Null geographic offset from " + route
        }
        return steps.joined(separator: " + ")
    }

    private static func steps(of operation: String) -> [String] {
        operation.split(separator: "+").map { String($0).trimmingSpaces }
    }

    private static func route(of step: String) -> String? {
        guard step.hasPrefix(ballpark) else { return nil }
        let route = String(step.dropFirst(ballpark.count))
        let isKnown = route == "\(names[0]) to \(names[1])" || route == "\(names[1]) to \(names[0])"
        return isKnown ? route : nil
    }
}
