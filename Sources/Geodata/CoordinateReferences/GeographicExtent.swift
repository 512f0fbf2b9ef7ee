import Foundations

extension CoordinateReference {
    /// The box of longitudes and latitudes, in degrees on the system's own datum, around a box in its coordinates.
    ///
    /// Each side is sampled at 21 points. Good to choose a coordinate operation by, not for clipping.
    ///
    /// - Throws: `GossanError(.badData)` when the box lies outside the projection.
    public func geographicExtent(of extent: Extent) throws -> Extent {
        if isGeographic { return extent }
        let degrees = try geodeticBase()
        let border = (0...20).flatMap { step in
            let x = extent.minX + extent.width * Double(step) / 20
            let y = extent.minY + extent.height * Double(step) / 20
            return [
                Point(x: x, y: extent.minY), Point(x: x, y: extent.maxY),
                Point(x: extent.minX, y: y), Point(x: extent.maxX, y: y),
            ]
        }
        let points = try Transformation(from: self, to: degrees).transform(border)
        return Extent(around: points) ?? extent
    }
}
