import Foundations
import Geodata
import Rasters
import Streaming

/// Exact distance to cells, from features in memory to distances in memory.
func distanceStep(_ job: BenchmarkJob) throws -> (figures: Figures, count: Int, sum: Double) {
    let height = 256
    let grid = try job.grid(of: "faults.tif")
    let strips = grid.strips(height: height)
    let features = try job.read("faults.tif", in: strips).map { $0.map { $0 > 0 ? UInt8(1) : 0 } }
    let watch = Stopwatch()
    let found = try reduceWindows(
        strips, bytesPerWindow: height * grid.columns * 9, execution: job.execution, into: [StripFeatures](),
        makeWorker: {},
        partial: { _, strip in StripFeatures(of: features[strip.row / height], in: strip) },
        merge: { $0.append($1) })
    let carry = FeatureCarry(found)
    var distances: [[Float]] = []
    try forEachWindow(
        strips, bytesPerWindow: height * grid.columns * 9, execution: job.execution, makeWorker: {},
        compute: { _, strip in
            let index = strip.row / height
            return distanceToCells(features[index], strip: strip, index: index, carry: carry, grid: grid).metres
        },
        consume: { distances.append($1) })
    let figures = watch.figures
    try job.leave(distances, as: "distance.bin")
    let (count, sum) = countAndSum(distances)
    return (figures, count, sum)
}

/// Components as runs with their sizes and windows, as the program keeps them; painted on the cells for the comparison,
/// within the clock on request.
func componentsStep(
    _ job: BenchmarkJob, _ connectivity: Connectivity, painted: Bool
) throws -> (figures: Figures, count: Int, sum: Double) {
    let grid = try job.grid(of: "blobs.tif")
    let cells = try job.read("blobs.tif", in: grid.strips(height: 256)).map { $0.map { $0 > 0 ? UInt8(1) : 0 } }
    let watch = Stopwatch()
    var labeler = ComponentLabeler(columns: grid.columns, connectivity: connectivity)
    for strip in cells { labeler.add(strip) }
    let components = labeler.finish()
    let found = watch.figures
    var numbers = [UInt32](repeating: 0, count: grid.count)
    numbers.withUnsafeMutableBufferPointer { numbers in
        for run in components.runs {
            let start = Int(run.row) * grid.columns
            let target = UnsafeMutableBufferPointer(
                rebasing: numbers[(start + Int(run.start))..<(start + Int(run.end))])
            target.update(repeating: UInt32(run.component) + 1)
        }
    }
    let figures = painted ? watch.figures : found
    try job.leave([numbers], as: "components\(connectivity.rawValue).bin")
    return (figures, components.all.count, components.all.reduce(0) { $0 + Double($1.cells) })
}

/// The polygons of every class of a map, from file to file.
func polygonizeStep(_ job: BenchmarkJob) throws -> (figures: Figures, count: Int, sum: Double) {
    let watch = Stopwatch(countsStart: true)
    let grid = try job.grid(of: "classes.tif")
    let classes = 1...5
    var labelers = classes.map { _ in ComponentLabeler(columns: grid.columns, connectivity: .sides) }
    let reader = try RasterReader(path: job.input("classes.tif"), content: .classes)
    var values: [Float] = []
    var mask: [UInt8] = []
    for strip in grid.strips(height: 256) {
        try reader.read(strip, into: &values)
        for (index, code) in classes.enumerated() {
            mask = values.map { $0 == Float(code) ? 1 : 0 }
            labelers[index].add(mask)
        }
    }
    var features: [Feature] = []
    var area = 0.0
    for (index, code) in classes.enumerated() {
        for polygons in polygonize(labelers[index].finish(), on: grid) {
            for ring in polygons.flatMap(\.rings) { area += signedArea(of: ring) }
            features.append(
                Feature(
                    id: features.count + 1, geometry: .polygons(polygons), fields: ["DN": .integer(code)]))
        }
    }
    let writer = try FeatureWriter(path: job.result("polygons.gpkg"))
    try writer.write(
        FeatureLayer(
            name: "out", crs: try CoordinateReference(grid.crs), geometryKind: .polygons,
            fields: [FieldDefinition("DN", .integer)], features: features))
    try writer.close()
    return (watch.figures, features.count, area)
}
