import Foundations

/// Rectangular blocks of equal size, each stood for by a regular grid of points: change of support by averaging.
///
/// What is selected or left is a block, not a point, so that values are estimated or simulated at the points and averaged
/// per block before ore is decided. The mean of kriged points is block kriging when all points have the same neighbours.
///
/// Source: Journel and Huijbregts (1978), Mining Geostatistics, sections II.B and V.A; Chilès and Delfiner (2012),
/// section 3.5.2, doi:10.1002/9781118136188. Cost: O(points).
public struct BlockDiscretization: Sendable, Hashable {
    /// The points of a block relative to its centre, in metres, row after row.
    public let offsets: [Point]

    /// - Parameters:
    ///   - widthMetres: Width of a block.
    ///   - heightMetres: Height of a block.
    ///   - pointsPerSide: Points along each side; 1 puts the only one at the centre.
    /// - Throws: `GossanError(.configuration)` for blocks without extent or points.
    public init(widthMetres: Double, heightMetres: Double, pointsPerSide: Int) throws(GossanError) {
        let support = KrigingSupport.block(
            widthMetres: widthMetres, heightMetres: heightMetres, columns: pointsPerSide, rows: pointsPerSide)
        try support.validate()
        offsets = support.offsets
    }

    /// Points in each block.
    public var pointsPerBlock: Int { offsets.count }

    /// The points of all blocks, block after block.
    ///
    /// - Parameter centres: The centre of each block, in metres.
    public func points(of centres: [Point]) -> [Point] {
        centres.flatMap { centre in offsets.map { Point(x: centre.x + $0.x, y: centre.y + $0.y) } }
    }

    /// The mean of each block over those of its points that have a value; NaN where none has.
    ///
    /// - Parameter values: One value per point, block after block.
    public func means(of values: [Double]) -> [Double] {
        guard pointsPerBlock > 1 else { return values }
        return stride(from: 0, to: values.count, by: pointsPerBlock).map { first in
            var mean = BlockMean()
            for value in values[first..<(first + pointsPerBlock)] { mean.add(value) }
            return mean.value
        }
    }
}

/// The mean of the values that are known.
struct BlockMean {
    private var total = 0.0
    private var count = 0.0

    mutating func add(_ value: Double) {
        guard !value.isNaN else { return }
        total += value
        count += 1
    }

    /// NaN where no value is known.
    var value: Double { count > 0 ? total / count : .nan }
}

extension KrigingEstimator {
    /// Means of the points of blocks, one array per variable, in the units of the variable; NaN where no point was estimated.
    ///
    /// - Parameters:
    ///   - blocks: The points of a block.
    ///   - centres: The centre of each block, in metres of the samples' CRS.
    ///   - workspace: A workspace made by this estimator.
    public func blockMeans(
        over blocks: BlockDiscretization, at centres: [Point], in workspace: inout KrigingWorkspace
    ) -> [[Double]] {
        var columns = [[Double]](repeating: [], count: samples.variableCount)
        for centre in centres {
            var means = [BlockMean](repeating: BlockMean(), count: columns.count)
            for offset in blocks.offsets {
                estimate(at: Point(x: centre.x + offset.x, y: centre.y + offset.y), in: &workspace)
                for variable in means.indices { means[variable].add(workspace.estimate(ofVariable: variable)) }
            }
            for variable in means.indices { columns[variable].append(means[variable].value) }
        }
        return columns
    }
}
