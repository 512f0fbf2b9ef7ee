import Foundation
import Foundations
import Geodata
import Prospectivity
import Rasters
import Streaming

/// Count, mean, deviation, least and greatest of each zone by exact coverage, zones and raster read from files.
func zonalStep(_ job: BenchmarkJob, _ zones: String) throws -> (figures: Figures, count: Int, sum: Double) {
    let watch = Stopwatch()
    let grid = try job.grid(of: "dem.tif")
    let path = job.input("dem.tif")
    let features = try readFeatures(path: job.input("\(zones).gpkg")).layer.features
    let shapes = FeatureRasterizer(features.map { $0.geometry ?? .polygons([]) }, grid: grid)
    let windows = grid.windows()
    let found = try reduceWindows(
        windows, bytesPerWindow: windowBytes(windows, halo: 0, inputs: 2, outputs: 2), execution: job.execution,
        into: [ZonalAccumulator](repeating: ZonalAccumulator(), count: features.count),
        makeWorker: { try RasterReader(path: path) },
        partial: { reader, window in
            var values: [Float] = []
            try reader.read(window, into: &values)
            return zonalStatistics(of: shapes, in: window, values: values)
        },
        merge: { mergeZones(&$0, with: $1) })
    let statistics = found.map(\.statistics)
    let figures = watch.figures
    let lines = statistics.map {
        "\($0.cells),\($0.mean),\($0.standardDeviation),\($0.minimum),\($0.maximum)\n"
    }
    try ("count,mean,stdev,min,max\n" + lines.joined()).write(
        toFile: job.result("\(zones).csv"), atomically: true, encoding: .utf8)
    return (figures, statistics.count, statistics.lazy.map(\.mean).filter { !$0.isNaN }.reduce(0, +))
}

/// Weights of evidence of a layer of 642 classes, cut where the studentized contrast is largest, read from a file.
func weightsStep(_ job: BenchmarkJob) throws -> (figures: Figures, count: Int, sum: Double) {
    let watch = Stopwatch()
    let grid = try job.grid(of: "distance_classes.tif")
    let deposits = DepositLocations(try job.samples().prefix(258).map(\.place), on: grid)
    let reader = try RasterReader(path: job.input("distance_classes.tif"), content: .classes)
    var counts = EvidenceCountsAccumulator(layers: [("distance", .categories)])
    var values: [Float] = []
    for window in grid.windows() {
        try reader.read(window, into: &values)
        counts.add(
            EvidenceWindow(values: values, layerCount: 1), areas: .constant(km2: grid.cellArea / 1e6),
            depositOffsets: deposits.inside(window).map(\.offset))
    }
    var warnings: [Warning] = []
    let model = try WeightsOfEvidenceModel(
        fitting: counts.counts, generalizations: [.ascending(.largestStudentizedContrast)],
        options: WeightsOfEvidenceOptions(), warnings: &warnings)
    let figures = watch.figures
    let layer = model.layers[0]
    try "contrast,studentized\n\(layer.contrast),\(layer.studentizedContrast)\n".write(
        toFile: job.result("weights.csv"), atomically: true, encoding: .utf8)
    return (figures, model.counts.tables[0].rows.count, layer.contrast)
}
