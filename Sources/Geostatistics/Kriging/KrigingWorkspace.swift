import Foundations

/// The buffers of one worker, and the result of the target it solved last.
public struct KrigingWorkspace: ~Copyable {
    /// What became of the targets so far.
    public internal(set) var tally = KrigingTally()
    /// The kriging variance of the last target; NaN where it was not estimated.
    public internal(set) var variance = Double.nan
    /// The slope of the regression of truth on estimate at the last target.
    public internal(set) var slopeOfRegression = Double.nan
    /// Samples that took part in the last target.
    public internal(set) var sampleCount = 0

    let variables: Int
    let drifts: Int
    var neighbours: NeighbourList
    let slab: UnsafeMutablePointer<Double>
    let positions: UnsafeMutablePointer<Int32>
    let candidates: UnsafeMutablePointer<Int32>

    let matrix: UnsafeMutablePointer<Double>
    let inverseDiagonal: UnsafeMutablePointer<Double>
    let x: UnsafeMutablePointer<Double>
    let y: UnsafeMutablePointer<Double>
    /// Covariances with the target, then U'^-1 times them.
    let c: UnsafeMutablePointer<Double>
    let scratch: UnsafeMutablePointer<Double>
    /// U'^-1 F, a row per drift function.
    let drift: UnsafeMutablePointer<Double>
    /// U'^-1 z, a row per variable.
    let data: UnsafeMutablePointer<Double>
    /// Cholesky factor of F'C^-1 F.
    let driftMatrix: UnsafeMutablePointer<Double>
    let driftInverse: UnsafeMutablePointer<Double>
    /// Drift coefficients, a row per variable.
    let coefficients: UnsafeMutablePointer<Double>
    /// F at the target less its estimate from the samples.
    let residual: UnsafeMutablePointer<Double>
    let multiplier: UnsafeMutablePointer<Double>
    let estimates: UnsafeMutablePointer<Double>
    /// C^-1 (z - F beta), a row per variable; see `KrigingEstimator.surface`.
    let dual: UnsafeMutablePointer<Double>
    var driftCentre = Point(x: 0, y: 0)
    var driftScale = 1.0
    /// Samples in the factored system; 0 when there is none.
    var factored = 0

    init(for estimator: KrigingEstimator) {
        let k = estimator.capacity
        let m = estimator.samples.variableCount
        let p = estimator.method.driftCount
        variables = m
        drifts = p
        neighbours = NeighbourList(estimator.neighbourhood, over: estimator.samples.count)
        positions = .allocate(capacity: k)
        candidates = .allocate(capacity: k)
        slab = .allocate(capacity: k * k + k * (5 + p + 2 * m) + p * (p + 3 + m) + m)
        var next = slab
        func take(_ count: Int) -> UnsafeMutablePointer<Double> {
            defer { next += count }
            return next
        }
        matrix = take(k * k)
        inverseDiagonal = take(k)
        x = take(k)
        y = take(k)
        c = take(k)
        scratch = take(k)
        drift = take(k * p)
        data = take(k * m)
        driftMatrix = take(p * p)
        driftInverse = take(p)
        coefficients = take(p * m)
        residual = take(p)
        multiplier = take(p)
        estimates = take(m)
        dual = take(k * m)
        estimates.initialize(repeating: .nan, count: m)
    }

    deinit {
        slab.deallocate()
        positions.deallocate()
        candidates.deallocate()
    }

    /// The estimate of a variable at the last target, in its units; NaN where it was not estimated.
    public func estimate(ofVariable variable: Int) -> Double {
        precondition(variable >= 0 && variable < variables)
        return estimates[variable]
    }
}
