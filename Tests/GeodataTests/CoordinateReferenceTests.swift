import Foundations
import Geodata
import Testing

@Suite("Coordinate reference systems")
struct CoordinateReferenceTests {
    @Test("A registered system tells its code, name, kind and unit")
    func registered() throws {
        let zone = try CoordinateReference("EPSG:4524")
        #expect(zone.authorityCode == "EPSG:4524")
        #expect(zone.name == "CGCS2000 / 3-degree Gauss-Kruger zone 36")
        #expect(zone.isProjected)
        #expect(zone.metresPerUnit == 1)
        let degrees = try CoordinateReference("EPSG:4326")
        #expect(degrees.isGeographic)
        #expect(degrees.metresPerUnit.isNaN)
        #expect(degrees == degrees)
    }

    @Test("WKT of a registered system is recognised as that system")
    func wktRoundTrip() throws {
        for code in ["EPSG:28350", "EPSG:4524", "EPSG:4490", "EPSG:2154"] {
            let reference = try CoordinateReference(code)
            #expect(try CoordinateReference(reference.wkt) == reference)
        }
    }

    @Test("WKT as ArcGIS writes it, without codes, is recognised")
    func esriWKT() throws {
        let text = """
            PROJCS["GDA_1994_MGA_Zone_50",GEOGCS["GCS_GDA_1994",DATUM["D_GDA_1994",SPHEROID["GRS_1980",6378137.0,\
            298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],\
            PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",10000000.0],\
            PARAMETER["Central_Meridian",117.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],\
            UNIT["Meter",1.0]]
            """
        let reference = try CoordinateReference(text)
        #expect(reference.isEquivalent(to: try CoordinateReference("EPSG:28350")))
        #expect(reference.authorityCode == "EPSG:28350")
    }

    @Test("A vertical part is dropped")
    func compound() throws {
        #expect(try CoordinateReference("EPSG:7405").authorityCode == "EPSG:27700")
        #expect(try CoordinateReference("EPSG:4979").isGeographic)
    }

    @Test("A text that is no system is refused with what to write")
    func refused() throws {
        let error = #expect(throws: GossanError.self) { try CoordinateReference("28350") }
        #expect(error?.remedy == "did you mean 'EPSG:28350'?")
        #expect(throws: GossanError.self) { try CoordinateReference("EPSG:999999") }
        #expect(throws: GossanError.self) { try CoordinateReference("EPSG:4978") }
        #expect(throws: GossanError.self) { try CoordinateReference("") }
    }

    @Test("A study grid needs a projected system in metres")
    func studyGrid() throws {
        try CoordinateReference("EPSG:4524").requireStudyGrid()
        #expect(throws: GossanError.self) { try CoordinateReference("EPSG:4490").requireStudyGrid() }
        // NAD83 / Texas Central, in US survey feet.
        #expect(throws: GossanError.self) { try CoordinateReference("EPSG:2277").requireStudyGrid() }
    }
}
