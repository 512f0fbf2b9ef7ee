import Foundations
import Prospectivity
import Testing

@Suite struct FoldsTests {
    static let grid = Grid(
        origin: Point(x: 0, y: 10_000), cellWidth: 100, cellHeight: 100, columns: 100, rows: 100, crs: "EPSG:4524")

    /// Deposits in clusters, with some cells holding two and one outside the grid.
    static var locations: DepositLocations {
        var stream = RandomStream(seed: 21, purpose: "test")
        var points: [Point] = []
        for cluster in 0..<12 {
            let center = Point(x: 600 + 9000 * stream.uniform(), y: 600 + 9000 * stream.uniform())
            for _ in 0...(cluster % 5) {
                points.append(Point(x: center.x + 500 * stream.normal(), y: center.y + 500 * stream.normal()))
            }
            points.append(points[points.count - 1])
        }
        points.append(Point(x: -50, y: 50))
        return DepositLocations(points, on: grid)
    }

    static func designs() throws -> [Folds] {
        [
            try Folds.random(locations, count: 5, seed: 9),
            try Folds.spatialBlocks(locations, grid: grid, blockMetres: 2000, count: 5, seed: 9),
            try Folds.spatialBlocks(locations, grid: grid, blockMetres: 1500, bufferMetres: 700, count: 4, seed: 9),
        ]
    }

    @Test("Every deposit is held out exactly once and never trains the model that ranks it")
    func heldOutOnce() throws {
        for folds in try Self.designs() {
            let held = (0..<folds.count).flatMap { folds.heldOut(in: $0) }
            #expect(held.sorted() == Self.locations.locations.map(\.deposit))
            for fold in 0..<folds.count {
                #expect(!folds.heldOut(in: fold).isEmpty)
                #expect(Set(folds.heldOut(in: fold)).isDisjoint(with: folds.training(in: fold)))
            }
        }
    }

    @Test("Folds depend on the seed alone")
    func seeded() throws {
        let first = try Self.designs()
        #expect(try first == Self.designs())
        let other = try Folds.random(Self.locations, count: 5, seed: 10)
        #expect(other.foldOfDeposit != first[0].foldOfDeposit)
    }

    @Test("Deposits that share a cell share a fold")
    func sharedCells() throws {
        for folds in try Self.designs() {
            var foldOfCell: [[Int]: Int] = [:]
            for (location, fold) in zip(folds.deposits, folds.foldOfDeposit) {
                let cell = [location.column, location.row]
                #expect(foldOfCell[cell, default: fold] == fold)
                foldOfCell[cell] = fold
            }
        }
    }

    @Test("Folds are balanced: no fold has more deposits than the emptiest and the richest block together")
    func balanced() throws {
        for folds in try Self.designs().dropFirst() {
            guard case .spatialBlocks(let layout) = folds.design else { continue }
            var perBlock: [[Int]: Int] = [:]
            for location in folds.deposits {
                perBlock[[location.column / layout.blockColumns, location.row / layout.blockRows], default: 0] += 1
            }
            let sizes = (0..<folds.count).map { folds.heldOut(in: $0).count }
            let least = try #require(sizes.min())
            let greatest = try #require(sizes.max())
            #expect(greatest <= least + (perBlock.values.max() ?? 0))
        }
    }

    @Test("Training areas leave out the held-out blocks and all cells within the buffer, and nothing else")
    func trainingAreas() throws {
        let folds = try Self.designs()[2]
        guard case .spatialBlocks(let layout) = folds.design else { return }
        let window = Window(column: 20, row: 31, width: 40, height: 25)
        let areas = folds.trainingAreas(.constant(km2: 0.01), fold: 1, window: window)
        let held = (0..<100).flatMap { row in
            (0..<100).filter { layout.fold(column: $0, row: row) == 1 }.map { (column: $0, row: row) }
        }
        for offset in stride(from: 0, to: window.count, by: 7) {
            let column = window.column + offset % window.width
            let row = window.row + offset / window.width
            // Brute force: from the centre to the nearest edge of any held-out cell.
            let nearest = held.map { cell in
                let dx = max(abs(Double(cell.column - column)) - 0.5, 0) * 100
                let dy = max(abs(Double(cell.row - row)) - 0.5, 0) * 100
                return (dx * dx + dy * dy).squareRoot()
            }.min()
            let trains = try #require(nearest) >= 700
            #expect((areas[offset] > 0) == trains)
        }
    }

    @Test("Random folds hold out deposits, not area")
    func randomFoldsKeepArea() throws {
        let folds = try Self.designs()[0]
        let window = Window(column: 0, row: 0, width: 10, height: 10)
        #expect(folds.trainingAreas(.constant(km2: 0.01), fold: 0, window: window) == .constant(km2: 0.01))
    }

    @Test("A fold without deposits is refused with a remedy")
    func emptyFold() {
        let two = DepositLocations([Point(x: 50, y: 50), Point(x: 60, y: 60), Point(x: 9000, y: 9000)], on: Self.grid)
        let blocks = #expect(throws: GossanError.self) {
            try Folds.spatialBlocks(two, grid: Self.grid, blockMetres: 2000, count: 3, seed: 1)
        }
        #expect(blocks?.kind == .badData && blocks?.remedy.isEmpty == false)
        #expect(throws: GossanError.self) { try Folds.random(two, count: 3, seed: 1) }
        #expect(throws: GossanError.self) { try Folds.random(two, count: 1, seed: 1) }
    }

    @Test("Deposits outside the grid are counted and told of; others are found in their window")
    func locationsInWindows() {
        let locations = Self.locations
        #expect(locations.outside.count == 1)
        #expect(locations.warning?.code == "deposits_outside_grid")
        let found = Self.grid.windows(side: 33).flatMap { window in
            locations.inside(window).map { deposit, offset in
                (deposit, window.column + offset % window.width, window.row + offset / window.width)
            }
        }.sorted { $0.0 < $1.0 }
        #expect(found.map(\.0) == locations.locations.map(\.deposit))
        #expect(found.map(\.1) == locations.locations.map(\.column))
        #expect(found.map(\.2) == locations.locations.map(\.row))
    }
}
