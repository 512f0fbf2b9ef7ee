import Foundations

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One pass of iteratively reweighted least squares: log-likelihood, gradient and Hessian at given coefficients.
///
/// Background cells count as area / unit cell trials, deposits as events:
/// l = sum over deposits of eta - sum over cells of N ln(1 + exp(eta)).
/// Gathered window by window; merge in the fixed order of the windows. Cost per cell: (columns + 1)² / 2 products.
public struct LogisticPass: Sendable {
    /// Coefficients, intercept first, at which the sums are taken.
    public let coefficients: [Double]
    private let covariates: [Covariate]
    private let unitCellKm2: Double
    private let missing: MissingCovariate
    private(set) var logLikelihood = 0.0
    private(set) var gradient: [Double]
    private(set) var hessian: [Double]
    /// Deposits where the probability is above 0.99.
    private(set) var certainDeposits = 0

    private static let tileSize = 512
    private static let allButOne = 0.99

    init(coefficients: [Double], covariates: [Covariate], unitCellKm2: Double, missing: MissingCovariate) {
        self.coefficients = coefficients
        self.covariates = covariates
        self.unitCellKm2 = unitCellKm2
        self.missing = missing
        gradient = [Double](repeating: 0, count: coefficients.count)
        hessian = [Double](repeating: 0, count: coefficients.count * coefficients.count)
    }

    /// Adds a window; the parameters are those of `EvidenceCountsAccumulator.add`.
    public mutating func add(_ window: EvidenceWindow, areas: CellAreas, depositOffsets: [Int]) {
        let inside = trainingCells(of: window, areas: areas, missing: missing)
        for start in stride(from: 0, to: window.cellCount, by: Self.tileSize) {
            let cells = start..<min(start + Self.tileSize, window.cellCount)
            let trials = cells.map { inside[$0] ? areas[$0] / unitCellKm2 : 0 }
            addBackground(design(window, cells), trials: trials)
        }
        for offset in depositOffsets where inside[offset] { addDeposit(window.evidence(at: offset)) }
    }

    /// Adds what another has gathered at the same coefficients.
    public mutating func merge(_ other: LogisticPass) {
        logLikelihood += other.logLikelihood
        for index in gradient.indices { gradient[index] += other.gradient[index] }
        for index in hessian.indices { hessian[index] += other.hessian[index] }
        certainDeposits += other.certainDeposits
    }

    /// The design matrix of some cells, column after column, the intercept first.
    private func design(_ window: EvidenceWindow, _ cells: Range<Int>) -> [Double] {
        var columns = [Double](repeating: 1, count: cells.count)
        columns.reserveCapacity(cells.count * coefficients.count)
        for covariate in covariates {
            columns += covariate.encode(window.selecting(cells: cells).layer(covariate.layer))
        }
        return columns
    }

    private mutating func addBackground(_ design: [Double], trials: [Double]) {
        let count = trials.count
        var predictor = [Double](repeating: 0, count: count)
        for (column, coefficient) in coefficients.enumerated() {
            for cell in 0..<count { predictor[cell] += coefficient * design[column * count + cell] }
        }
        var residual = predictor
        var weight = predictor
        for cell in 0..<count {
            let probability = logistic(predictor[cell])
            residual[cell] = -trials[cell] * probability
            weight[cell] = trials[cell] * probability * (1 - probability)
            // ln(1 + exp(eta)) without overflow.
            logLikelihood -= trials[cell] * (max(predictor[cell], 0) + log1p(exp(-abs(predictor[cell]))))
        }
        addProducts(design, residual: residual, weight: weight)
    }

    private mutating func addProducts(_ design: [Double], residual: [Double], weight: [Double]) {
        let count = residual.count
        let n = coefficients.count
        design.withUnsafeBufferPointer { design in
            var weighted = weight
            for row in 0..<n {
                let ofRow = UnsafeBufferPointer(rebasing: design[(row * count)..<((row + 1) * count)])
                for cell in 0..<count { weighted[cell] = weight[cell] * ofRow[cell] }
                gradient[row] += residual.withUnsafeBufferPointer { dot($0, ofRow) }
                weighted.withUnsafeBufferPointer { weighted in
                    for column in 0...row {
                        let ofColumn = UnsafeBufferPointer(rebasing: design[(column * count)..<((column + 1) * count)])
                        hessian[row * n + column] += dot(weighted, ofColumn)
                    }
                }
            }
        }
    }

    private mutating func addDeposit(_ evidence: [Float]) {
        let row = [1] + covariates.map { $0.encode(evidence[$0.layer]) }
        let predictor = zip(row, coefficients).reduce(0) { $0 + $1.0 * $1.1 }
        if logistic(predictor) > Self.allButOne { certainDeposits += 1 }
        for (index, value) in row.enumerated() {
            logLikelihood += coefficients[index] * value
            gradient[index] += value
        }
    }
}

/// The sum of products in four fixed lanes, which keeps it fast and the same everywhere.
private func dot(_ a: UnsafeBufferPointer<Double>, _ b: UnsafeBufferPointer<Double>) -> Double {
    var lanes = SIMD4<Double>()
    let whole = a.count & ~3
    for cell in stride(from: 0, to: whole, by: 4) {
        let left = SIMD4<Double>(a[cell], a[cell + 1], a[cell + 2], a[cell + 3])
        let right = SIMD4<Double>(b[cell], b[cell + 1], b[cell + 2], b[cell + 3])
        lanes += left * right
    }
    var total = lanes.sum()
    for cell in whole..<a.count { total += a[cell] * b[cell] }
    return total
}
