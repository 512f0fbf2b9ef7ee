import Foundation
import Foundations
import Prospectivity
import Testing

@Suite struct BackgroundSampleTests {
    static func evidence(_ cells: Int) -> EvidenceWindow {
        EvidenceWindow(layers: [(0..<cells).map(Float.init), (0..<cells).map { Float($0 % 7) }])
    }

    static func sample(of window: Window, _ deposits: [(Int, Int)] = [], gridCells: Int? = nil) -> BackgroundSample {
        var sample = BackgroundSample(gridCells: gridCells ?? window.count, layerCount: 2, seed: 5)
        sample.add(
            evidence(window.count), window: window, gridColumns: window.width, areas: .constant(km2: 2),
            deposits: deposits.map { (deposit: $0.0, offset: $0.1) })
        return sample
    }

    @Test("A small grid is taken whole, each cell with its own area")
    func whole() {
        let sample = Self.sample(of: Window(column: 0, row: 0, width: 40, height: 25))
        #expect(sample.isWhole && sample.count == 1000)
        #expect(sample.areasKm2.allSatisfy { $0 == 2 })
        let evidence = sample.evidence(of: [3, 999])
        #expect(evidence.layer(0) == [3, 999] && evidence.layer(1) == [3, 5])
    }

    @Test("Of a large grid about the wanted number is drawn, and their areas stand for all ground")
    func drawn() {
        let window = Window(column: 0, row: 0, width: 2000, height: 1000)
        let sample = Self.sample(of: window)
        // 2,000,000 draws of probability 0.1: a standard deviation of 424.
        #expect(abs(sample.count - BackgroundSample.cellsWanted) < 5 * 424)
        let area = sample.areasKm2.reduce(0, +)
        #expect(abs(area / 4e6 - 1) < 5 * 424 / 200_000.0)
    }

    @Test("Every deposit's cell is there, with its own area, however few cells are drawn")
    func deposits() throws {
        let window = Window(column: 0, row: 0, width: 100, height: 10)
        let sample = Self.sample(of: window, [(0, 17), (1, 17), (2, 950)], gridCells: 1_000_000_000)
        let cells = sample.cellOfDeposit
        let (first, last) = (try #require(cells[0]), try #require(cells[2]))
        #expect(cells[1] == first)
        #expect(sample.evidence(of: [first, last]).layer(0) == [17, 950])
        #expect(sample.areasKm2[first] == 2 && sample.areasKm2[last] == 2)
        #expect(sample.columns[last] == 50 && sample.rows[last] == 9)
    }

    @Test("The sample does not depend on how the grid is cut into windows")
    func windows() {
        func drawn(_ sides: [Window]) -> Set<[Int32]> {
            var total = BackgroundSample(gridCells: 1_000_000, layerCount: 1, seed: 9)
            for window in sides {
                var part = BackgroundSample(gridCells: 1_000_000, layerCount: 1, seed: 9)
                part.add(
                    EvidenceWindow(layers: [[Float](repeating: 1, count: window.count)]), window: window,
                    gridColumns: 1000, areas: .constant(km2: 1), deposits: [])
                total.merge(part)
            }
            return Set(zip(total.columns, total.rows).map { [$0, $1] })
        }
        let whole = drawn([Window(column: 0, row: 0, width: 1000, height: 64)])
        let halves = drawn([
            Window(column: 0, row: 0, width: 380, height: 64), Window(column: 380, row: 0, width: 620, height: 64),
        ])
        #expect(whole == halves && !whole.isEmpty)
    }
}

/// Classes are found through a table over bit patterns; the plain search says what they must be.
@Suite struct ClassCountTests {
    static let values: [Float] = {
        var random = RandomStream(seed: 2, purpose: "class counts")
        let spread = (0..<4000).map { _ in Float(random.normal() * exp(9 * random.uniform() - 4.5)) }
        return spread + [0, -0.0, 1, -1, .nan, .infinity, -.infinity, .greatestFiniteMagnitude, .leastNonzeroMagnitude]
    }()

    @Test(
        "Areas by class equal a count value by value",
        arguments: [
            [0], [-1, 0, 1], [-50, -3, -1e-3, 0, 1e-30, 2e-3, 0.5, 0.75, 1, 40, 41, 1e6],
            (-60...60).map { Float($0) / 7 },
        ] as [[Float]])
    func counts(breaks: [Float]) {
        let classification = Classification.breaks(breaks)
        var accumulator = EvidenceCountsAccumulator(layers: [("a", classification)])
        accumulator.add(EvidenceWindow(layers: [Self.values]), areas: .constant(km2: 1), depositOffsets: [0, 1])
        var expected: [Int: Double] = [:]
        for value in Self.values { if let code = classification.code(of: value) { expected[code, default: 0] += 1 } }
        let table = accumulator.counts.tables[0]
        #expect(Dictionary(uniqueKeysWithValues: table.rows.map { ($0.code, $0.areaKm2) }) == expected)
        #expect(table.knownDeposits == 2)
    }

    @Test("Counts of a fold are those of all ground less what is held out")
    func folds() throws {
        let layers: [(name: String, classification: Classification)] = [("a", .categories)]
        let evidence = EvidenceWindow(layers: [[1, 1, 2, 3, 3, .nan]])
        func counts(_ areas: [Double], _ deposits: [Int]) -> EvidenceCounts {
            var accumulator = EvidenceCountsAccumulator(layers: layers)
            accumulator.add(evidence, areas: .perCell(km2: areas), depositOffsets: deposits)
            return accumulator.counts
        }
        let all = counts([1, 1, 1, 1, 1, 1], [0, 2, 4])
        let heldOut = counts([0, 0, 1, 1, 0, 0], [])
        let deposits = EvidenceWindow(layers: [[1, 3]])
        #expect(
            all.training(without: heldOut, deposits: deposits, areas: [1, 1]) == counts([1, 1, 0, 0, 1, 1], [0, 4]))
    }
}
