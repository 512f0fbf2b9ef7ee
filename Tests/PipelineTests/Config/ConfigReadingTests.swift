import Delivery
import Foundations
import Pipeline
import TestSupport
import Testing

@Suite struct ConfigReadingTests {
    private func read(
        _ yaml: String, file: String = "surveys/belt.yaml", set overrides: [String] = [],
        environment: [String: String] = [:]
    ) throws -> LoadedConfig {
        try readConfig(Array(yaml.utf8), file: file, overrides: overrides, environment: environment)
    }

    @Test("The config of the design is read whole, with its units")
    func designExample() throws {
        let loaded = try read(designConfig)
        let config = loaded.config
        #expect(config.seed == 20_250_328)
        #expect(config.inputs.map(\.name).count == 8)
        #expect(config.beltInputs.map(\.name) == ["belts"])
        #expect(config.grid?.cell == Length(metres: 100))
        #expect(config.grid?.extent == .input("belts"))
        #expect(config.evidence.map(\.name) == ["host", "fault_distance", "slope", "soil_al2o3"])
        #expect(config.prospectivity?.validation?.block == Length(metres: 20_000))
        #expect(config.prospects?.threshold == .topArea(Fraction(0.1)))
        #expect(config.prospects?.minimumArea == Area(squareMetres: 250_000))
        #expect(config.estimate?.drilled?.realizations == 200)
        #expect(config.estimate?.density?.dry == Density(tonnesPerCubicMetre: 2.8))
        #expect(config.estimate?.mining?.waste[name: "sio2"] == Fraction(0.4))
        #expect(config.estimate?.processing?.parameters.map(\.value.value) == [1.2])
        #expect(config.rank?.criteria.map(\.name) == ["recoverable_al2o3", "a_s"])
        #expect(config.growth?.depletion == MassRate(tonnesPerYear: 60e6))
        #expect(config.growth?.targets == [Fraction(0.03), Fraction(0.05)])
        #expect(loaded.warnings.isEmpty)
    }

    @Test("The pipelines of the repository are right", arguments: ["hamersley-iron", "north-brazil-bauxite"])
    func pipelines(_ name: String) throws {
        let path = "\(SharedData.repositoryRoot)/Pipelines/\(name).yaml"
        #expect(try loadConfig(path: path, environment: [:]).warnings.isEmpty)
    }

    @Test("Options that are left out have their documented defaults")
    func defaults() throws {
        let config = try read(smallConfig + "prospectivity: { model: fuzzy_gamma }\nprospects: { above: 0.5 }\n").config
        #expect(config.seed == 1)
        #expect(config.prospectivity?.gamma == 0.9)
        #expect(config.prospectivity?.cut == .studentizedContrast)
        #expect(config.prospects?.connectivity == .sidesAndCorners)
        #expect(config.grid?.margin == Length(metres: 0))
        #expect(config.outputs.folder == nil && config.outputs.maps == .all)
        #expect(config.syntheticLabel == nil)
    }

    @Test(
        "Paths start from the folder of the config, in archives and names of parts too; absolute ones and servers stay as they are"
    )
    func paths() throws {
        func path(_ text: String, environment: [String: String] = [:]) throws -> ConfigPath? {
            let yaml = smallConfig.replacing("dem.tif", with: text)
            guard case .raster(let raster) = try read(yaml, environment: environment).config.inputs[name: "dem"] else {
                return nil
            }
            return raster.path
        }
        #expect(try path("dem.tif") == ConfigPath(written: "dem.tif", resolved: "surveys/dem.tif"))
        #expect(try path("/data/dem.tif")?.resolved == "/data/dem.tif")
        #expect(try path("/vsizip/a.zip/dem.tif")?.resolved == "/vsizip/surveys/a.zip/dem.tif")
        #expect(try path("/vsizip//d/a.zip/dem.tif")?.resolved == "/vsizip//d/a.zip/dem.tif")
        #expect(try path("NETCDF:a.nc:z")?.resolved == "NETCDF:surveys/a.nc:z")
        #expect(
            try path("s3://bucket/dem.tif")
                == ConfigPath(written: "s3://bucket/dem.tif", resolved: "/vsis3/bucket/dem.tif"))
        let variable = "\"${DATA:-../data}/dem.tif\""
        #expect(
            try path(variable) == ConfigPath(written: "${DATA:-../data}/dem.tif", resolved: "surveys/../data/dem.tif"))
        #expect(try path(variable, environment: ["DATA": "/d"])?.resolved == "/d/dem.tif")
    }

    @Test("Variables fill numbers too, an empty one counts as absent, and $$ is a dollar sign")
    func variables() throws {
        let yaml = smallConfig.replacing("Test", with: "costs 5 $$ ${WHO:-nobody}") + "seed: \"${SEED:-7}\"\n"
        #expect(try read(yaml).config.seed == 7)
        #expect(try read(yaml, environment: ["SEED": "9", "WHO": "us"]).config.seed == 9)
        #expect(try read(yaml, environment: ["WHO": "us"]).config.name == "costs 5 $ us")
        #expect(try read(yaml, environment: ["WHO": ""]).config.name == "costs 5 $ nobody")
    }

    @Test("Values of the command line replace those of the file and make sections that are not there")
    func overrides() throws {
        let config = try read(
            smallConfig,
            set: ["grid.cell=50 m", "outputs.folder=elsewhere", "inputs.dem.nodata=-1", "outputs.maps=[near_fault]"]
        ).config
        #expect(config.grid?.cell == Length(metres: 50))
        #expect(config.outputs.folder?.written == "elsewhere")
        #expect(config.outputs.maps == .named(["near_fault"]))
    }

    @Test("An error in a value of the command line says so")
    func overrideErrors() {
        let found = messages(
            about: smallConfig, overrides: ["grid.cell=50 kg", "gird.cell=5 m", "seed", "name.x=1"])
        #expect(
            found.joined(separator: "\n") == """
                1:1+1 seed
                  has no '='
                  -> write --set section.key=value
                1:8+1 name
                  is 'Test', so that 'x' cannot be set in it
                  -> set the whole value: --set name=...
                1:11+5 grid.cell
                  needs a length such as '5 m', found the unit 'kg'
                  -> units of length: m, km, cm, ft, mi
                1:11+3 config
                  has the unknown key 'gird'
                  -> did you mean 'grid'?
                """)
    }

    @Test("Anchors and merge keys save repetition")
    func anchors() throws {
        let yaml = """
            version: 1
            name: Test
            inputs:
              known: &common { vector: known.gpkg, licence: CC BY 4.0, crs: EPSG:4326 }
              faults: { <<: *common, vector: faults.gpkg }
            """
        guard case .vector(let faults) = try read(yaml).config.inputs[name: "faults"] else {
            Issue.record("faults is a vector")
            return
        }
        #expect(faults.path.written == "faults.gpkg")
        #expect(faults.about.licence == "CC BY 4.0")
    }

    @Test("The resolved config is the same text each time, holds defaults, and no folder of the machine")
    func resolved() throws {
        let text = try read(designConfig, file: "/home/someone/belt.yaml").resolved.pretty
        #expect(try read(designConfig, file: "/elsewhere/belt.yaml").resolved.pretty == text)
        #expect(text.contains("\"gamma\": 0.9"))
        #expect(text.contains("\"minimum_area\": \"0.25 km2\""))
        #expect(!text.contains("/home/someone"))
    }

    @Test("What a user should know is told: unused inputs, synthetic ones, a model without validation")
    func warnings() throws {
        let yaml =
            smallConfig.replacing("raster: dem.tif", with: "raster: dem.tif, synthetic: true")
            + "prospectivity: { train: known }\n"
        let warnings = try read(yaml).warnings.map { "\($0.code) \($0.subject)" }
        #expect(
            warnings == [
                "unused_input inputs.dem", "unused_input inputs.soils", "unused_input inputs.holes",
                "synthetic_input inputs.dem", "no_validation prospectivity",
            ])
    }

    @Test("Later stages can point at the line of a value")
    func places() throws {
        let places = try read(smallConfig).places
        #expect(places["grid.cell"]?.line == 9)
        #expect(places.nearest(to: "evidence.near_fault.max").line == 11)
    }

    @Test("A missing file is an input that is missing")
    func missingFile() {
        let error = #expect(throws: GossanError.self) { try loadConfig(path: "/no/such.yaml", environment: [:]) }
        #expect(error?.kind == .inputMissing)
    }
}
