import Foundations

extension KrigingEstimator {
    /// Buffers for one worker.
    public func makeWorkspace() -> KrigingWorkspace { KrigingWorkspace(for: self) }

    /// Estimates one target; the numbers are read from the workspace.
    ///
    /// - Parameters:
    ///   - target: The point, or the centre of the block, in metres of the samples' CRS.
    ///   - workspace: A workspace made by this estimator.
    @discardableResult
    public func estimate(at target: Point, in workspace: inout KrigingWorkspace) -> KrigingStatus {
        estimate(at: target, excluding: -1, in: &workspace)
    }

    /// Estimates one target; convenient for few.
    public func estimate(at target: Point) -> KrigingEstimate {
        var workspace = makeWorkspace()
        let status = estimate(at: target, in: &workspace)
        return KrigingEstimate(
            status: status, values: (0..<samples.variableCount).map { workspace.estimate(ofVariable: $0) },
            variance: workspace.variance, slopeOfRegression: workspace.slopeOfRegression,
            efficiency: (targetVariance - workspace.variance) / targetVariance, sampleCount: workspace.sampleCount)
    }

    /// Estimates one target without one of the samples; -1 excludes none.
    func estimate(at target: Point, excluding excluded: Int32, in workspace: inout KrigingWorkspace) -> KrigingStatus {
        let status = prepare(target: target, excluding: excluded, in: &workspace)
        switch status {
        case .estimated:
            workspace.tally.estimated += 1
            if honoursData, let sample = workspace.sample(at: target) {
                takeDatum(sample, in: &workspace)
            } else {
                workspace.solve(self, target: target)
            }
        case .beyondSupport:
            workspace.tally.beyondSupport += 1
            workspace.clear()
        case .singular:
            workspace.tally.singular += 1
            workspace.clear()
        }
        return status
    }

    /// Finds the samples of a target and sees to it that their system is factored.
    private func prepare(
        target: Point, excluding excluded: Int32, in workspace: inout KrigingWorkspace
    ) -> KrigingStatus {
        if neighbourhood.isGlobal, excluded < 0 {
            workspace.sampleCount = samples.count
            if samples.count < neighbourhood.minimumSamples { return .beyondSupport }
            if workspace.factored == samples.count { return .estimated }
            for i in 0..<samples.count { workspace.positions[i] = Int32(i) }
            return workspace.factorize(self, count: samples.count) ? .estimated : .singular
        }
        tree.search(target, into: &workspace.neighbours, excluding: excluded)
        let found = workspace.neighbours.count
        workspace.sampleCount = found
        if found < neighbourhood.minimumSamples { return .beyondSupport }
        if workspace.adoptNeighbours() { return .estimated }
        return workspace.factorize(self, count: found) ? .estimated : .singular
    }

    private func takeDatum(_ sample: Int, in workspace: inout KrigingWorkspace) {
        let first = Int(workspace.positions[sample]) * samples.variableCount
        for variable in 0..<samples.variableCount {
            workspace.estimates[variable] = values[first + variable] + means[variable]
        }
        workspace.variance = 0
        workspace.slopeOfRegression = 1
    }
}

extension KrigingWorkspace {
    mutating func clear() {
        for variable in 0..<variables { estimates[variable] = .nan }
        variance = .nan
        slopeOfRegression = .nan
    }
}
