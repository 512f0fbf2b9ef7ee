import Foundations

/// How large the synthetic survey is and where it lies.
public struct SurveyOptions: Sendable, Hashable {
    /// The grid of the elevation raster; its CRS is that of everything projected.
    public var grid: Grid
    /// Share of the planted deposits that are known.
    public var discoveredShare: Double
    /// How many of the known deposits are drilled.
    public var drilledDeposits: Int

    /// - Parameters:
    ///   - grid: The grid of the elevation raster.
    ///   - discoveredShare: Share of the planted deposits that are known.
    ///   - drilledDeposits: How many of the known deposits are drilled.
    public init(grid: Grid, discoveredShare: Double = 0.6, drilledDeposits: Int = 3) {
        self.grid = grid
        self.discoveredShare = discoveredShare
        self.drilledDeposits = drilledDeposits
    }

    /// 60 x 50 km at 100 m in western Guangxi: CGCS2000, 3-degree Gauss-Krueger zone 36 (central meridian 108 E,
    /// eastings with the zone prefix), about 107.0 to 107.6 E and 23.3 to 23.8 N.
    public static let westernGuangxi = SurveyOptions(
        grid: Grid(
            origin: Point(x: 36_400_000, y: 2_630_000), cellWidth: 100, cellHeight: 100, columns: 600, rows: 500,
            crs: "EPSG:4524"))

    /// 40 x 30 km at 100 m in the same zone, with two drilled deposits: the survey of `gossan init`, made in a second or two.
    public static let starter = SurveyOptions(
        grid: Grid(
            origin: Point(x: 36_410_000, y: 2_620_000), cellWidth: 100, cellHeight: 100, columns: 400, rows: 300,
            crs: "EPSG:4524"), drilledDeposits: 2)
}
