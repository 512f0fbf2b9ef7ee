import Foundation
import Foundations

/// The pairs of one distance class, summed.
struct PairBin {
    var pairs = 0
    var distance = 0.0
    var total = 0.0

    var meanDistance: Double { distance / Double(pairs) }
    var mean: Double { total / Double(pairs) }
}

/// Sums a function of every pair of points by distance class; empty classes are left out.
///
/// Pairs are taken in the order of their indices, so that sums are the same bytes on every run.
@inline(__always)
func binPairs(
    _ points: [Point], _ lags: VariogramLags, value: (Int, Int) -> Double
) throws(GossanError) -> [PairBin] {
    try lags.validate()
    var bins = [PairBin](repeating: PairBin(), count: lags.classCount)
    let (width, cutoff) = (lags.widthMetres, lags.cutoffMetres)
    let limit = cutoff * cutoff * (1 + 1e-12)
    let angle = (lags.azimuthDegrees ?? 0) * .pi / 180
    let (east, north) = (sin(angle), cos(angle))
    let everyDirection = lags.azimuthDegrees == nil || lags.toleranceDegrees >= 90
    let leastCosine = cos(lags.toleranceDegrees * .pi / 180)
    for i in points.indices {
        let here = points[i]
        for j in (i + 1)..<points.count {
            let dx = points[j].x - here.x
            let dy = points[j].y - here.y
            let squared = dx * dx + dy * dy
            if squared > limit { continue }
            let distance = squared.squareRoot()
            if distance > cutoff { continue }
            if !everyDirection, distance > 0, abs((dx * east + dy * north) / distance) < leastCosine { continue }
            // Right-closed: a distance of exactly b widths belongs to class b, and no distance to the first.
            let bin = max(0, min(Int((distance / width).rounded(.up)) - 1, bins.count - 1))
            bins[bin].pairs += 1
            bins[bin].distance += distance
            bins[bin].total += value(i, j)
        }
    }
    return bins.filter { $0.pairs > 0 }
}
