import Testing

/// An option that a command does not know is named, whatever else is missing.
@Suite("Unknown options") struct UnknownOptionTests {
    @Test(
        "An unknown option is named, also where an argument is missing",
        arguments: [
            "init -x", "check -x", "plan -x", "run -x", "status -x", "explain -x", "growth -x", "growth compare -x",
            "growth compare a -x", "synthesize -x", "schema -x", "run a.yaml -x", "init -x folder",
            "explain -x --run out",
            "check --json -x",
        ])
    func named(line: String) throws {
        let result = try Binary.run(line.split(separator: " ").map(String.init))
        #expect(result.status == 64)
        #expect((result.output + result.errors).contains("Unknown option '-x'"), "\(result.output)\(result.errors)")
        #expect(!result.errors.contains("filled"), "\(result.errors)")
    }

    @Test(
        "A missing argument without an unknown option is told as before",
        arguments: ["init", "growth compare a", "run --quiet"])
    func missing(line: String) throws {
        let result = try Binary.run(line.split(separator: " ").map(String.init))
        #expect(result.status == 64 && result.errors.contains("Missing expected argument"), "\(result.errors)")
    }

    @Test(
        "An empty --output, as of a variable that is not set, is refused and not taken for the root of the disk",
        arguments: ["plan", "run", "check"])
    func emptyOutput(command: String) throws {
        let small = try SmallRun()
        let result = try Binary.run([command, small.config, "--output", ""])
        #expect(result.status == 64 && result.errors.contains("--output needs a folder"), "\(result.errors)")
    }
}
