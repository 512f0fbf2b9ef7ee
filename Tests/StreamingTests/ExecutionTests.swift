import Foundations
import Streaming
import Testing

@Suite("Memory of windows in flight") struct ExecutionTests {
    @Test("Windows that are worked out count in full, those that wait by their results")
    func bytesInFlight() {
        let execution = Execution(threads: 2, memory: MemorySize(baseValue: 1000))
        #expect(execution.windowsInFlight(bytesPerWindow: 100) == 8)
        #expect(execution.bytesInFlight(bytesPerWindow: 100, resultBytes: 10) == 2 * 100 + 6 * 10)
        #expect(execution.bytesInFlight(bytesPerWindow: 400, resultBytes: 10) == 2 * 400)
        #expect(execution.bytesInFlight(bytesPerWindow: 5000, resultBytes: 10) == 5000)
        // A result is part of what its window takes.
        #expect(execution.bytesInFlight(bytesPerWindow: 100, resultBytes: 700) == 8 * 100)
    }
}
