import Foundation
import TestSupport
import Testing

/// Features that have no value in the field of their class.
@Suite("Features without class", .enabled(if: GDALTools.arePresent, "\(GDALTools.absent)"))
struct ClasslessFeatureTests {
    /// The west is A, the middle has no value and lies over a B that reaches to the east.
    private func write(in small: SmallRun) throws {
        func box(_ west: Int, _ east: Int, _ kind: String) -> String {
            let (w, e) = (36_400_000 + west, 36_400_000 + east)
            return """
                { "type": "Feature", "properties": { "kind": \(kind) }, "geometry": { "type": "Polygon", "coordinates": \
                [[[\(w), 2600000], [\(e), 2600000], [\(e), 2604000], [\(w), 2604000], [\(w), 2600000]]] } }
                """
        }
        let boxes = [box(0, 1000, "\"A\""), box(2000, 4000, "\"B\""), box(1500, 2500, "null")]
        _ = try small.folder.write(
            "units.geojson",
            """
            { "type": "FeatureCollection", "crs": { "type": "name", "properties": { "name": "urn:ogc:def:crs:EPSG::4524" } },
              "features": [\(boxes.joined(separator: ", "))] }
            """)
    }

    @Test("Their ground is missing: it goes to no other class, and shows no polygon below")
    func missing() throws {
        let small = try SmallRun(
            evidence: """
                { map: { class: units, field: kind }, near: { allocation: units, field: kind },
                  cells: { allocation: units, field: kind, to: cells } }
                """, inputs: "  units: { vector: units.geojson }", more: "")
        try write(in: small)
        let result = try small.run()
        #expect(result.status == 0, "\(result.errors)")
        let told = "units: 1 of 3 features have no value in 'kind'; cells that are theirs are missing"
        #expect(result.errors.contains(told) && result.errors.contains("[features_without_class]"), "\(result.errors)")
        let middle = { (column: Int) in 20 * 40 + column }
        let map = try evidenceCells(of: small.output, "map")
        // Columns are 100 m: A to 10, nothing to 15, without class to 25, B to 40.
        #expect(map[middle(5)] == 1 && map[middle(12)].isNaN && map[middle(22)].isNaN && map[middle(30)] == 2)
        for layer in ["near", "cells"] {
            let nearest = try evidenceCells(of: small.output, layer)
            #expect(nearest[middle(5)] == 1 && nearest[middle(11)] == 1 && nearest[middle(30)] == 2, "\(layer)")
            #expect(nearest[middle(14)].isNaN && nearest[middle(18)].isNaN, "\(layer)")
        }
    }
}
