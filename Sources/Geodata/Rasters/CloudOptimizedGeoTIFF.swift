import CGDAL
import Foundations

/// How a Cloud Optimized GeoTIFF is made.
public struct CloudOptimizedOptions: Sendable, Hashable {
    /// How overviews are made.
    public var overviews: Resampling
    /// The band's figures; nil computes them from all cells.
    public var statistics: RasterStatistics?
    /// Further facts about the file.
    public var metadata: [String: String]

    /// - Parameters:
    ///   - overviews: How overviews are made: average for quantities, mode or nearest for classes.
    ///   - statistics: The band's figures; nil computes them from all cells.
    ///   - metadata: Further facts about the file.
    public init(
        overviews: Resampling = .average, statistics: RasterStatistics? = nil, metadata: [String: String] = [:]
    ) {
        self.overviews = overviews
        self.statistics = statistics
        self.metadata = metadata
    }
}

/// Figures over all known cells of a band.
public struct RasterStatistics: Sendable, Hashable, Codable {
    /// Least value.
    public var minimum: Double
    /// Greatest value.
    public var maximum: Double
    /// Mean.
    public var mean: Double
    /// Standard deviation of the population.
    public var standardDeviation: Double

    /// - Parameters:
    ///   - minimum: Least value.
    ///   - maximum: Greatest value.
    ///   - mean: Mean.
    ///   - standardDeviation: Standard deviation of the population.
    public init(minimum: Double, maximum: Double, mean: Double, standardDeviation: Double) {
        self.minimum = minimum
        self.maximum = maximum
        self.mean = mean
        self.standardDeviation = standardDeviation
    }
}

/// Copies a raster into a Cloud Optimized GeoTIFF: deflated tiles of 512 cells, overviews, statistics in its metadata.
///
/// Nodata, unit and description are kept. Equal inputs give equal bytes. The file is written in place.
///
/// - Parameters:
///   - source: The raster to copy.
///   - destination: The file to write; replaced where it exists.
///   - options: How it is made.
/// - Throws: `GossanError(.inputMissing)` when the source is not there, `.inputOutput` when the disk is full,
///   `.cannotWrite` when writing fails otherwise.
public func translateToCOG(
    from source: String, to destination: String, options: CloudOptimizedOptions = .init()
) throws {
    let raster = try RasterSource(path: source, band: 1, assumedCRS: nil)
    let task = GDALTask(
        .cannotWrite, subject: destination, problem: "the raster cannot be written",
        remedy: "check that the folder exists, may be written to and has room")
    // A view in memory takes the statistics, so that nothing is written beside the source.
    let view = try task.run {
        GDALGetDriverByName("VRT").flatMap { GDALCreateCopy($0, "", raster.dataset, 0, nil, nil, nil) }
    }
    defer { withExtendedLifetime(raster) { _ = collectingMessages { GDALClose(view) } } }
    for (key, value) in options.metadata.sorted(by: { $0.key < $1.key }) {
        try task.check { GDALSetMetadataItem(view.rawValue, key, value, nil) }
    }
    for number in 1...raster.info.bandCount {
        let known = number == 1 ? options.statistics : nil
        guard let figures = try known ?? statistics(path: source, band: number) else { continue }
        try task.check {
            GDALSetRasterStatistics(
                GDALGetRasterBand(view, Int32(number)), figures.minimum, figures.maximum, figures.mean,
                figures.standardDeviation)
        }
    }
    let creation = creationOptions(isInteger: raster.info.isInteger, overviews: options.overviews)
    let copy = try task.run {
        withStringList(creation) { list in
            GDALGetDriverByName("COG").flatMap { GDALCreateCopy($0, destination, view, 1, list, nil, nil) }
        }
    }
    try task.run { GDALClose(copy) }
}

private func creationOptions(isInteger: Bool, overviews: Resampling) -> [String] {
    [
        "COMPRESS=DEFLATE", "LEVEL=6", "PREDICTOR=\(isInteger ? "STANDARD" : "FLOATING_POINT")", "BLOCKSIZE=512",
        "BIGTIFF=IF_SAFER", "NUM_THREADS=1",
        "OVERVIEW_RESAMPLING=\(overviews.resolved(ratio: 2).name.uppercased())",
    ]
}

/// The figures of a band over all its known cells; nil where there are none.
private func statistics(path: String, band: Int) throws -> RasterStatistics? {
    let reader = try RasterReader(path: path, band: band)
    var figures = RunningFigures()
    var values: [Float] = []
    for row in stride(from: 0, to: reader.info.height, by: 512) {
        let height = min(512, reader.info.height - row)
        try reader.read(Window(column: 0, row: row, width: reader.info.width, height: height), into: &values)
        for value in values where !value.isNaN { figures.add(Double(value)) }
    }
    return figures.statistics
}

/// Least, greatest, mean and spread of numbers that come one by one.
///
/// Source: Welford (1962), Technometrics 4, 419-420, doi:10.1080/00401706.1962.10490022.
private struct RunningFigures {
    private var count = 0.0
    private var minimum = Double.infinity
    private var maximum = -Double.infinity
    private var mean = 0.0
    private var squares = 0.0

    mutating func add(_ value: Double) {
        count += 1
        minimum = min(minimum, value)
        maximum = max(maximum, value)
        let deviation = value - mean
        mean += deviation / count
        squares += deviation * (value - mean)
    }

    var statistics: RasterStatistics? {
        guard count > 0 else { return nil }
        return RasterStatistics(
            minimum: minimum, maximum: maximum, mean: mean, standardDeviation: (squares / count).squareRoot())
    }
}
