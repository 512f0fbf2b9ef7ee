import Pipeline
import Streaming
import Testing

@Suite("The line of a stage that goes on") struct LiveLineTests {
    private let start = ContinuousClock.now

    private func line(after seconds: Double, _ progress: PassProgress?...) -> String {
        var line = LiveLine("3 of 9 evidence/slope", start: start)
        for case let progress? in progress { line.take(progress, at: start) }
        return line.text(at: start + .seconds(seconds), memoryBytes: 212_345_678)
    }

    private func progress(_ done: Int, of total: Int, _ unit: PassProgress.Unit = .cells) -> PassProgress {
        var progress = PassProgress(of: unit, total: total)
        progress.add(done)
        return progress
    }

    @Test("Where no end is known it tells the time and the memory alone")
    func noTotal() {
        #expect(line(after: 3.2) == "3 of 9 evidence/slope ... 3 s, 212 MB")
        #expect(line(after: 200) == "3 of 9 evidence/slope ... 3 min 20 s, 212 MB")
        #expect(line(after: 3900) == "3 of 9 evidence/slope ... 1 h 5 min, 212 MB")
    }

    /// 6 M of 24 M cells in 2 s: a quarter, 3 M/s, and three times 2 s for the rest.
    @Test("Of a pass it tells share, rate and time left")
    func pass() {
        let begun = progress(0, of: 24_000_000)
        #expect(line(after: 1, begun) == "3 of 9 evidence/slope ... 0 %, 212 MB")
        let text = line(after: 2, begun, progress(6_000_000, of: 24_000_000))
        #expect(text == "3 of 9 evidence/slope ... 25 %, 3.0 M cells/s, 6 s left, 212 MB")
        let few = line(after: 2, progress(0, of: 4000), progress(1000, of: 4000))
        #expect(few == "3 of 9 evidence/slope ... 25 %, 500 cells/s, 6 s left, 212 MB")
    }

    @Test("Realizations are counted as such")
    func realizations() {
        let text = line(
            after: 10, progress(0, of: 100, .realizations), progress(75, of: 100, .realizations))
        #expect(text == "3 of 9 evidence/slope ... 75 %, 7.5 realizations/s, 3 s left, 212 MB")
    }

    @Test("A second pass says so, and one that is through says nothing")
    func passes() {
        let (begun, half, done) = (progress(0, of: 100), progress(50, of: 100), progress(100, of: 100))
        let second = line(after: 2, begun, done, begun, half)
        #expect(second == "3 of 9 evidence/slope ... pass 2: 50 %, 25.0 cells/s, 2 s left, 212 MB")
        #expect(line(after: 2, begun, done) == "3 of 9 evidence/slope ... 2 s, 212 MB")
    }
}
