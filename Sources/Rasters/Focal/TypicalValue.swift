/// A value amid those of a window: the median of about 64 known cells spread over it; 0 where none is known.
///
/// Sums are taken of differences from it, so that large offsets do not cancel. It must be no odd one: beside an undeclared
/// nodata value of -3e38 all others would be lost.
func typicalValue(of values: [Float]) -> Double {
    let step = max(1, values.count / 64)
    var spread = stride(from: 0, to: values.count, by: step).map { values[$0] }.filter(\.isFinite)
    if spread.isEmpty { spread = values.first(where: \.isFinite).map { [$0] } ?? [0] }
    return Double(spread.sorted()[spread.count / 2])
}
