import Streaming

/// The memory that the estimate of drilled ground takes, and how many realizations it makes at one time.
struct DrilledRoom {
    private let bytesOnce: Int
    private let bytesPerWorker: Int

    init(_ section: DrilledSection, survey: Survey) {
        guard let set = survey.holes[section.holes] else {
            (bytesOnce, bytesPerWorker) = (0, 0)
            return
        }
        let reach = 2 * (section.extrapolation.metres + 400)
        let perHole = reach / survey.grid.cellWidth * reach / survey.grid.cellHeight
        let cells = Int(min(Double(survey.grid.count), Double(set.holes.count) * perHole))
        let points = cells * section.discretization * section.discretization
        let columns = 3 + set.variables.count
        // Per point: places and search buckets once; in each worker scores, factors, values and nodes of its realization.
        bytesOnce = cells * 8 * columns * 2 + points * 80
        bytesPerWorker = cells * 8 * columns + points * (60 + 40 * columns)
    }

    /// As many as there are threads, but for what the memory holds.
    func workers(_ execution: Execution) -> Int {
        ((execution.memory.bytes - bytesOnce) / max(1, bytesPerWorker)).clamped(to: 1...execution.threads)
    }

    func bytes(_ execution: Execution) -> Int { bytesOnce + workers(execution) * bytesPerWorker }
}
