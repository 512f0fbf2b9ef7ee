import Foundations
import Rasters
import Testing

struct AreaByValueTests {
    func threshold(_ values: [Float], _ areas: [Double] = [], share: Double, parts: Int = 1) -> AreaThreshold? {
        func pass(_ empty: AreaByValue) -> AreaByValue {
            var whole = empty.emptied
            let size = (values.count + parts - 1) / parts
            for start in stride(from: 0, to: values.count, by: size) {
                let range = start..<min(values.count, start + size)
                var part = empty.emptied
                part.add(Array(values[range]), areas: areas.isEmpty ? [] : Array(areas[range]))
                whole.merge(part)
            }
            return whole
        }
        return pass(AreaByValue()).refined(toTopShare: share).flatMap { pass($0).threshold }
    }

    @Test("The threshold is the value that sorting finds, whatever the signs and areas", arguments: 0..<20)
    func sorting(seed: Int) {
        var random = RandomStream(seed: UInt64(seed), purpose: "threshold")
        let values = (0..<500).map { _ in
            random.uniform() < 0.1 ? Float.nan : Float((random.uniform() - 0.4) * (seed % 2 == 0 ? 1e-3 : 1e4))
        }
        let areas = values.map { _ in Double(1 + random.index(below: 8)) / 8 }
        for share in [0.001, 0.05, 0.1, 0.5, 0.77, 1] {
            let ranked = values.indices.filter { !values[$0].isNaN }.sorted { values[$0] > values[$1] }
            let total = ranked.reduce(0) { $0 + areas[$1] }
            var area = 0.0
            let last = ranked.first { index in
                area += areas[index]
                return area >= share * total
            }
            let found = threshold(values, areas, share: share, parts: 1 + seed % 4)
            #expect(found?.value == last.map { values[$0] })
            #expect(found?.areaAtOrAbove == area)
            #expect(found?.totalArea == total)
        }
    }

    @Test("All cells that equal the threshold are taken")
    func ties() {
        let found = threshold([3, 1, 1, 1, -0.0, 0.0], share: 0.34)
        #expect(found?.value == 1)
        #expect(found?.areaAtOrAbove == 4)
        #expect(threshold([3, 1, 1, 1, -0.0, 0.0], share: 0.8)?.areaAtOrAbove == 6)
    }

    @Test("A share that is a whole number of cells takes just those")
    func wholeCells() {
        let found = threshold((1...100).map(Float.init), share: 0.07)
        #expect(found?.value == 94)
        #expect(found?.areaAtOrAbove == 7)
    }

    @Test("Without values there is no threshold")
    func empty() {
        #expect(threshold([.nan, .nan], share: 0.1) == nil)
    }
}
