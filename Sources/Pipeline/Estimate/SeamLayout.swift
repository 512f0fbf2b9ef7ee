import Foundations
import Geostatistics
import Resources

/// Which columns of numbers stand for a seam: thickness, tonnes and product only where they are not a fixed multiple of
/// it, then one accumulation per grade.
struct SeamLayout: Sendable {
    let variables: SeamVariables
    /// Dry density in t/m3 where it does not vary.
    let density: Double

    private var variesInDensity: Bool { variables.density != nil }
    private var isWashed: Bool { variables.massRecovery != nil }

    /// The columns of holes, one value per hole each.
    func columns(of holes: [SeamHole]) -> [[Double]] {
        var columns = [holes.map(\.sums.thicknessMetres)]
        if variesInDensity { columns.append(holes.map(\.sums.tonnesPerSquareMetre)) }
        if isWashed { columns.append(holes.map(\.sums.productTonnesPerSquareMetre)) }
        for grade in variables.grades.indices {
            columns.append(holes.map { $0.sums.values[SeamSums.firstAccumulation + grade] })
        }
        return columns
    }

    /// The range that simulated values of each column may take: from 0 to a tenth above the greatest sample.
    func tails(of samples: PointSamples) -> [DistributionTails] {
        (0..<samples.variableCount).map { column in
            DistributionTails(minimum: 0, maximum: (samples.values(of: column).max() ?? 1) * 1.1)
        }
    }

    /// The columns as blocks: one value per cell each; below zero counts as zero.
    ///
    /// - Parameter limits: The range that the grades may have; nil leaves them as they are.
    func blocks(from columns: [[Double]], limits: [ClosedRange<Double>]? = nil) -> SeamBlocks {
        var next = 0
        func take() -> [Double] {
            defer { next += 1 }
            return columns[next].map { max(0, $0) }
        }
        let thickness = take()
        let tonnes = variesInDensity ? take() : thickness.map { $0 * density }
        var product = isWashed ? take() : tonnes
        var accumulations = variables.grades.map { _ in take() }
        for cell in thickness.indices {
            if thickness[cell] == 0 { product[cell] = 0 }
            product[cell] = min(product[cell], tonnes[cell])
            for grade in accumulations.indices {
                guard let limits, product[cell] > 0 else { continue }
                let value = (accumulations[grade][cell] / product[cell]).clamped(to: limits[grade])
                accumulations[grade][cell] = value * product[cell]
            }
        }
        return SeamBlocks(
            thicknessMetres: thickness, tonnesPerSquareMetre: tonnes, productTonnesPerSquareMetre: product,
            accumulations: accumulations)
    }
}

/// The kriged seam.
struct KrigedSeam {
    /// One value per cell of each column of the layout.
    let columns: [[Double]]
    let model: VariogramModel
    let leaveOneOut: CrossValidationSummary
    let layout: SeamLayout

    /// Kriged thickness of each cell in metres.
    var thickness: [Double] { columns[0] }

    /// The variogram in words.
    var description: String {
        let structures = model.structures.map {
            "\($0.shape.rawValue) \($0.partialSill) over \(Int($0.rangeMetres.rounded())) m"
        }
        return (["nugget \(model.nuggetEffect)"] + structures).joined(separator: " + ")
    }

    func blocks(_ seam: Seam) -> KrigedBlocks { KrigedBlocks(blocks: layout.blocks(from: columns)) }
}

/// The kriged seam as blocks.
struct KrigedBlocks {
    let blocks: SeamBlocks

    /// Whether each block is ore.
    func isOre(_ seam: Seam) -> [Bool] {
        let size = SeamSums.firstAccumulation + blocks.gradeCount
        return (0..<blocks.count).map { cell in
            let sums = SeamSums(values: (0..<size).map { blocks.values[$0 * blocks.count + cell] })
            return sums.values.allSatisfy { !$0.isNaN } && seam.isOre(sums)
        }
    }
}
