import Foundations
import Testing

@Suite("Quantities with units") struct QuantityTests {
    @Test(
        "Lengths are read into metres",
        arguments: [
            ("5 km", 5000.0), ("100 m", 100), ("1.5km", 1500), (" 3 ft ", 0.9144), ("1e3 m", 1000), ("-2 m", -2),
        ])
    func lengths(text: String, metres: Double) throws {
        #expect(abs(try Length(parsing: text).metres - metres) < 1e-12)
    }

    @Test("Other kinds are read into their base units")
    func others() throws {
        #expect(try Fraction(parsing: "93 %").value == 0.93)
        #expect(try Density(parsing: "2800 kg/m3").tonnesPerCubicMetre == 2.8)
        #expect(try MassRate(parsing: "60 Mt/a").tonnesPerYear == 60e6)
        #expect(try Area(parsing: "0.25 km2").squareMetres == 250_000)
        #expect(try MemorySize(parsing: "512 MB").bytes == 512_000_000)
    }

    @Test(
        "A wrong or missing unit is refused with the units that are right",
        arguments: ["5 kg", "5", "km", "", "five km", "5 km km"])
    func refused(text: String) {
        #expect { try Length(parsing: text) } throws: { error in
            (error as? QuantityProblem)?.units == ["m", "km", "cm", "ft", "mi"]
        }
    }
}

@Suite("The one error type") struct ErrorTests {
    @Test("An error shows its subject, place, caret, remedy and causes")
    func description() {
        let cause = GossanError(.badData, subject: "hole ZK01", problem: "has two collars", remedy: "")
        let error = GossanError(
            .configuration, subject: "evidence.fault_distance.max", problem: "needs a length, found '5 kg'",
            remedy: "lengths: m, km, ft, mi",
            location: SourceLocation(file: "belt.yaml", line: 14, column: 8, excerpt: "  max: 5 kg", length: 4),
            causes: [cause])
        #expect(
            error.description == """
                evidence.fault_distance.max: needs a length, found '5 kg'
                  --> belt.yaml:14:8
                   |
                14 |   max: 5 kg
                   |        ^^^^
                  = help: lengths: m, km, ft, mi
                  hole ZK01: has two collars
                """)
    }

    @Test("Exit codes are those of sysexits, all different")
    func exitCodes() {
        let codes = GossanError.Kind.allCases.map(\.exitCode)
        #expect(Set(codes).count == codes.count)
        #expect(GossanError.Kind.configuration.exitCode == 78)
    }
}
