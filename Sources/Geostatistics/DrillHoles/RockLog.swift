/// Cuts samples at the contacts of a rock log and gives each piece the codes of the rock it lies in.
///
/// A piece keeps the values of its sample, so that length-weighted means do not change. Where nothing is logged the
/// codes are missing.
///
/// - Parameters:
///   - samples: Samples of one hole by increasing depth, without overlaps.
///   - log: Logged intervals of the same hole, likewise.
///   - codeCount: Codes that each logged interval has.
/// - Returns: Pieces by increasing depth; the codes of the log follow those of the sample.
///
/// Cost: O(samples x log) at worst, for one hole.
func cut(_ samples: [SampleInterval], at log: [SampleInterval], codeCount: Int) -> [SampleInterval] {
    let unknown = [String?](repeating: nil, count: codeCount)
    let contacts = Set(log.flatMap { [$0.fromMetres, $0.toMetres] }).sorted()
    return samples.flatMap { sample in
        let inside = contacts.filter { $0 > sample.fromMetres && $0 < sample.toMetres }
        let ends = [sample.fromMetres] + inside + [sample.toMetres]
        return zip(ends, ends.dropFirst()).map { from, to in
            let middle = (from + to) / 2
            let rock = log.first { $0.fromMetres <= middle && middle < $0.toMetres }
            return SampleInterval(
                fromMetres: from, toMetres: to, values: sample.values, codes: sample.codes + (rock?.codes ?? unknown))
        }
    }
}
