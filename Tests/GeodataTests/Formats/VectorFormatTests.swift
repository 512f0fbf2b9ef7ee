import Foundations
import Geodata
import TestSupport
import Testing

/// Known features, written by GDAL's own tools in every format of docs/formats.md, have the same shapes, fields and
/// coordinate reference system through Gossan.
@Suite("Vector and table formats", .enabled(if: GDALTools.arePresent, "\(GDALTools.absent)"))
struct VectorFormatTests {
    @Test("Shapes, fields and system are those of the known features", arguments: VectorFormatSample.all)
    func reads(sample: VectorFormatSample) throws {
        let folder = try TemporaryFolder()
        try KnownFeatures.write(into: folder.path)
        if sample.key != "csv" { try sample.make(in: folder.path) }
        var options = VectorReadOptions()
        if sample.isTable { options.coordinateFields = .init(x: "x", y: "y") }
        if sample.config.contains("wkt") { options.wktField = "WKT" }
        let (layer, warnings) = try readFeatures(path: folder.file(sample.file), options: options)
        #expect(warnings.isEmpty, "\(warnings)")
        let known = try CoordinateReference(KnownFeatures.crs)
        #expect((layer.crs?.isEquivalent(to: known) ?? false) == sample.tellsCRS, "\(String(describing: layer.crs))")
        #expect(layer.features.count == KnownFeatures.rows.count)
        // FlatGeobuf sorts features by place.
        for (index, row) in KnownFeatures.rows.enumerated() {
            let feature = try #require(layer.features.first { $0.fields["name"]?.description == row.name })
            #expect(feature.fields["number"]?.number == Double(row.count))
            #expect(feature.fields["grade"]?.number == (row.grade ?? (sample.holdsMissing ? nil : 0)))
            expect(feature.geometry, at: KnownFeatures.corners[index], isTable: sample.isTable, hasHole: index == 0)
        }
    }

    /// MapInfo keeps coordinates to a fraction of a millimetre; all others are exact.
    private func expect(_ geometry: Geometry?, at corner: (x: Double, y: Double), isTable: Bool, hasHole: Bool) {
        guard let geometry, let box = geometry.extent else { return #expect(Bool(false), "no shape") }
        let side = isTable ? 0.0 : 1000
        for (found, known) in [
            (box.minX, corner.x), (box.minY, corner.y), (box.maxX, corner.x + side), (box.maxY, corner.y + side),
        ] { #expect(abs(found - known) < 1e-3) }
        guard !isTable else { return }
        guard case .polygons(let polygons) = geometry else { return #expect(Bool(false), "\(geometry)") }
        #expect(polygons.count == 1 && polygons[0].holes.count == (hasHole ? 1 : 0))
    }
}
