import Foundation
import Foundations

/// Gamma-ray maps of potassium and thorium in geographic coordinates.
struct RadiometricSurvey: Sendable {
    /// Potassium, percent.
    var potassium: SurveyRaster
    /// Equivalent thorium, grams per tonne.
    var thorium: SurveyRaster
}

extension SurveyModel {
    /// Potassium and thorium of the upper decimetres: the unit at the surface, and thorium above near ore.
    ///
    /// - Parameters:
    ///   - deposits: The ore bodies.
    ///   - box: The box to fly, in degrees of longitude and latitude.
    ///   - project: From longitudes and latitudes to the survey's CRS.
    func radiometricSurvey(
        deposits: [PlantedDeposit], box: Extent, project: ([Point]) throws -> [Point]
    ) throws -> RadiometricSurvey {
        let cell = 0.003
        let grid = Grid(covering: box, cell: cell, crs: "EPSG:4326")
        let dispersion = Dispersion(model: self, deposits: deposits)
        var random = RandomStream(seed: seed, purpose: "radiometrics")
        var potassium: [Double?] = []
        var thorium: [Double?] = []
        let centers = (0..<grid.count).map { grid.center(column: $0 % grid.columns, row: $0 / grid.columns) }
        for point in try project(centers) {
            let counting = (random.normal(), random.normal())
            let isFlown = options.grid.extent.expanded(by: 400).contains(point)
            let content = isFlown ? radioelements(at: point, dispersion: dispersion) : nil
            potassium.append(content.map { max(0.01, $0.potassium * (1 + 0.14 * counting.0)) })
            thorium.append(content.map { max(0.1, $0.thorium * (1 + 0.17 * counting.1)) })
        }
        return RadiometricSurvey(
            potassium: SurveyRaster(title: "synthetic potassium, percent", grid: grid) { column, row in
                potassium[row * grid.columns + column]
            },
            thorium: SurveyRaster(title: "synthetic equivalent thorium, ppm", grid: grid) { column, row in
                thorium[row * grid.columns + column]
            })
    }

    private func radioelements(at point: Point, dispersion: Dispersion) -> (potassium: Double, thorium: Double) {
        let signal = dispersion.signal(at: point)
        let background =
            switch column(at: point).unit {
            case .carbonate: (0.7, 10.5)
            case .host: (0.9, 14.0)
            case .cover: (2.0, 11.5)
            case .intrusion: (3.8, 24.0)
            }
        return (background.0 * (1 - 0.4 * min(1, signal)), background.1 + 9 * signal)
    }
}
