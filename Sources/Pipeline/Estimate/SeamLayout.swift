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

    /// The columns as blocks: one value per cell each; below zero counts as zero, missing stays missing.
    func blocks(from columns: [[Double]]) -> SeamBlocks {
        var next = 0
        func take() -> [Double] {
            defer { next += 1 }
            return columns[next].map { $0 < 0 ? 0 : $0 }
        }
        let thickness = take()
        let tonnes = variesInDensity ? take() : thickness.map { $0 * density }
        var product = isWashed ? take() : tonnes
        let accumulations = variables.grades.map { _ in take() }
        for cell in thickness.indices {
            if thickness[cell] == 0 { product[cell] = 0 }
            product[cell] = min(product[cell], tonnes[cell])
        }
        return SeamBlocks(
            thicknessMetres: thickness, tonnesPerSquareMetre: tonnes, productTonnesPerSquareMetre: product,
            accumulations: accumulations)
    }

    /// The qualities of the samples that have ore.
    ///
    /// - Parameters:
    ///   - samples: Holes in the columns of the layout.
    ///   - weights: Their declustering weights; nil for equal ones.
    func qualities(of samples: PointSamples, weights: [Double]? = nil) -> SeamQualities {
        let blocks = blocks(from: (0..<samples.variableCount).map { samples.values(of: $0) })
        func column(_ place: Int) -> ArraySlice<Double> {
            blocks.values[(place * blocks.count)..<((place + 1) * blocks.count)]
        }
        let product = Array(column(SeamSums.product))
        let ore = product.indices.filter { product[$0] > 0 }
        func quotient(_ above: Int, _ below: Int) -> [Double] {
            zip(column(above), column(below)).enumerated().filter { product[$0.offset] > 0 }.map {
                $0.element.0 / $0.element.1
            }
        }
        var columns: [[Double]] = []
        if variesInDensity { columns.append(quotient(SeamSums.tonnes, SeamSums.thickness)) }
        if isWashed { columns.append(quotient(SeamSums.product, SeamSums.tonnes)) }
        for grade in variables.grades.indices {
            columns.append(quotient(SeamSums.firstAccumulation + grade, SeamSums.product))
        }
        let thickness = Array(column(SeamSums.thickness))
        return SeamQualities(
            locations: ore.map { samples.locations[$0] }, thickness: ore.map { thickness[$0] },
            weights: weights.map { all in ore.map { all[$0] } }, columns: columns)
    }

    /// Thickness and qualities, in the order of `qualities(of:)`, as blocks.
    func blocks(thickness: [Double], qualities: [[Double]]) -> SeamBlocks {
        var next = qualities[...]
        let densities = variesInDensity ? next.removeFirst() : Array(repeating: density, count: thickness.count)
        let tonnes = zip(thickness, densities).map { $0 * $1 }
        let product = isWashed ? zip(tonnes, next.removeFirst()).map { $0 * min(1, $1) } : tonnes
        return SeamBlocks(
            thicknessMetres: thickness, tonnesPerSquareMetre: tonnes, productTonnesPerSquareMetre: product,
            accumulations: next.map { grade in zip(product, grade).map { $0 * $1 } })
    }
}

/// The kriged seam.
struct KrigedSeam {
    /// One value per cell of each column of the layout.
    let columns: [[Double]]
    /// The variogram of thickness.
    let variogram: SeamVariogram
    let leaveOneOut: CrossValidationSummary
    let layout: SeamLayout
    /// What must be told of the kriged columns.
    let warnings: [Warning]

    /// Kriged thickness of each cell in metres.
    var thickness: [Double] { columns[0] }

    /// The variogram in words.
    var description: String {
        let model = variogram.model
        let structures = model.structures.map {
            "\($0.shape.rawValue) \($0.partialSill) over \(Int($0.rangeMetres.rounded())) m"
        }
        return (["nugget \(model.nuggetEffect)"] + structures).joined(separator: " + ")
    }

    /// The kriged seam as blocks.
    var blocks: SeamBlocks { layout.blocks(from: columns) }
}
