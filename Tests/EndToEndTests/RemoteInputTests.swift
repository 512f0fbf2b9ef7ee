import Foundation
import TestSupport
import Testing

/// Inputs in archives, on web servers and in object storage.
@Suite("Inputs elsewhere than on disk", .serialized, .enabled(if: GDALTools.arePresent, "\(GDALTools.absent)"))
struct RemoteInputTests {
    private func survey() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try KnownRaster.quantities.make(
            ["-co", "TILED=YES", "-co", "BLOCKXSIZE=16", "-co", "BLOCKYSIZE=16"], "dem.tif", in: folder.path)
        return folder
    }

    private func run(
        _ folder: TemporaryFolder, _ input: String, _ command: String = "run", environment: [String: String] = [:],
        more: [String] = []
    ) throws -> CommandResult {
        let config = try folder.write(
            "a.yaml",
            """
            version: 1
            name: A
            inputs: { a: { raster: \(input) } }
            grid: { crs: EPSG:32649, cell: 100 m, extent: [500000, 2600000, 506000, 2604000] }
            evidence: { e: { raster: a } }
            """)
        let quick = ["GDAL_HTTP_MAX_RETRY": "0", "GDAL_HTTP_CONNECTTIMEOUT": "5"].merging(environment) { $1 }
        return try Binary.run(
            [command, config] + (["plan", "run"].contains(command) ? ["--output", folder.path + "/out"] : []) + more,
            environment: quick)
    }

    /// Runs with the input, which must give the known raster and record the digest of its bytes.
    private func expectRead(
        _ folder: TemporaryFolder, _ input: String, written: String, environment: [String: String] = [:]
    ) throws {
        let result = try run(folder, input, environment: environment)
        try #require(result.status == 0, "\(result.errors)")
        #expect(
            try evidenceCells(of: folder.path + "/out", "e").map(\.bits) == KnownRaster.quantities.values.map(\.bits))
        let sum = try Binary.execute("/usr/bin/env", ["sha256sum", folder.path + "/dem.tif"]).output.prefix(64)
        let record = try String(contentsOfFile: folder.path + "/out/run.json", encoding: .utf8)
        #expect(record.contains(sum) && record.contains("\"\(written)\""), "\(record.prefix(2000))")
    }

    @Test("A raster in a zip archive is found from the config's folder, and its own digest recorded")
    func archive() throws {
        let folder = try survey()
        let zip =
            "import zipfile; zipfile.ZipFile('\(folder.path)/data.zip', 'w').write('\(folder.path)/dem.tif', 'in/dem.tif')"
        #expect(try Binary.execute("/usr/bin/env", ["python3", "-c", zip]).status == 0)
        try expectRead(folder, "/vsizip/data.zip/in/dem.tif", written: "/vsizip/data.zip/in/dem.tif")
        let absent = try run(folder, "/vsizip/data.zip/in/den.tif", "check")
        #expect(absent.status == 66 && absent.errors.contains("did you mean 'dem.tif'"), "\(absent.errors)")
        let noArchive = try run(folder, "/vsizip/date.zip/in/dem.tif", "check")
        #expect(noArchive.status == 66 && noArchive.errors.contains("did you mean 'data.zip'"), "\(noArchive.errors)")
    }

    @Test("A compressed raster is read through /vsigzip/")
    func gzip() throws {
        let folder = try survey()
        let gzip =
            "import gzip; gzip.open('\(folder.path)/dem.tif.gz', 'wb').write(open('\(folder.path)/dem.tif', 'rb').read())"
        #expect(try Binary.execute("/usr/bin/env", ["python3", "-c", gzip]).status == 0)
        try expectRead(folder, "/vsigzip/dem.tif.gz", written: "/vsigzip/dem.tif.gz")
    }

    @Test("A raster on a web server is read by its address or GDAL's name")
    func web() throws {
        let folder = try survey()
        let server = try Server(script: Server.files, arguments: [folder.path])
        let address = "http://127.0.0.1:\(server.port)"
        try withExtendedLifetime(server) {
            try expectRead(folder, "\(address)/dem.tif", written: "\(address)/dem.tif")
            try expectRead(folder, "/vsicurl/\(address)/dem.tif", written: "/vsicurl/\(address)/dem.tif")
            for (path, status, words) in [
                ("den.tif", 66, "is not on the server"), ("private/dem.tif", 66, "refuses access (HTTP 403)"),
                ("broken/dem.tif", 75, "answers with an error (HTTP 503)"),
            ] {
                for command in commands {
                    let result = try run(folder, "\(address)/\(path)", command)
                    #expect(Int(result.status) == status && result.errors.contains(words), "\(result.errors)")
                }
            }
        }
    }

    private let commands = ["check", "plan", "run"]

    @Test(
        "A server that cannot be reached is told alike by every command, of each input that lies there",
        arguments: [
            "http://127.0.0.1:1/dem.tif", "s3://survey/dem.tif", "/vsizip//vsicurl/http://127.0.0.1:1/a.zip/dem.tif",
            "/vsizip//vsis3/survey/a.zip/dem.tif",
            "http://127.0.0.1:1/dem.tif }, b: { raster: http://127.0.0.1:1/dem.tif",
        ])
    func closed(input: String) throws {
        let folder = try TemporaryFolder()
        let access = [
            "AWS_S3_ENDPOINT": "127.0.0.1:1", "AWS_HTTPS": "NO", "AWS_VIRTUAL_HOSTING": "FALSE",
            "AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_DEFAULT_REGION": "us-east-1",
        ]
        for command in commands {
            let result = try run(folder, input, command, environment: access)
            let told = result.errors.components(separatedBy: ": the server cannot be reached").count - 1
            #expect(result.status == 75 && told == (input.contains("b:") ? 2 : 1), "\(command): \(result.errors)")
        }
    }

    /// The known raster in cells of 5 m without compression, which takes many requests.
    private func largeSurvey() throws -> TemporaryFolder {
        let folder = try survey()
        try KnownRaster.quantities.make(
            ["-outsize", "2000%", "2000%", "-co", "TILED=YES", "-co", "BLOCKXSIZE=64", "-co", "BLOCKYSIZE=64"],
            "large.tif", in: folder.path)
        return folder
    }

    @Test(
        "A server that fails while a raster is read is told, and the raster not called damaged",
        arguments: ["failing-0", "failing-1", "failing-3", "breaking-0", "breaking-1", "breaking-4"])
    func failsMidway(way: String) throws {
        let folder = try largeSurvey()
        let server = try Server(script: Server.files, arguments: [folder.path])
        try withExtendedLifetime(server) {
            let result = try run(folder, "http://127.0.0.1:\(server.port)/\(way)/large.tif")
            // Where it hangs up at the first request, it is as one that cannot be reached.
            let words = way == "breaking-0" ? "cannot be reached" : "the server failed while the file was read"
            #expect(
                result.status == 75 && result.errors.contains(words) && result.errors.contains("run again"),
                "\(result.errors)")
        }
    }

    @Test("A single failed answer is told too, or asked for again by GDAL, and never changes what is read")
    func failsOnce() throws {
        let folder = try largeSurvey()
        let sum = try Binary.execute("/usr/bin/env", ["sha256sum", folder.path + "/large.tif"]).output.prefix(64)
        let server = try Server(script: Server.files, arguments: [folder.path])
        func read(_ way: String) throws -> (status: Int32, cells: [UInt32]) {
            // A folder of its own, since a second run finds the raster in GDAL's cache once its digest is made.
            let output = folder.path + "/" + (way.isEmpty ? "plain" : way)
            let result = try run(
                folder, "http://127.0.0.1:\(server.port)/\(way)large.tif", more: ["--output", output])
            guard result.status == 0 else { return (result.status, []) }
            let record = try String(contentsOfFile: output + "/run.json", encoding: .utf8)
            #expect(record.contains(sum), "\(way): \(record.prefix(2000))")
            return (0, try evidenceCells(of: output, "e").map(\.bits))
        }
        try withExtendedLifetime(server) {
            let expected = try read("").cells
            // GDAL reads singly what it could not fetch ahead, and a digest goes on where a read came short: all may be made good.
            let all = try (0..<6).map { try read("once-\($0)/") }
            #expect(all.allSatisfy { $0.status == 75 || ($0.status == 0 && $0.cells == expected) })
        }
    }

    @Test("A server that fails while a table, features or an archive are read is told, and they are not called damaged")
    func otherFilesFailMidway() throws {
        let folder = try survey()
        _ = try folder.write("points.csv", "x,y,v\n" + String(repeating: "501000,2601000,1\n", count: 9_000))
        let make = """
            import zipfile, subprocess
            zipfile.ZipFile('\(folder.path)/data.zip', 'w').write('\(folder.path)/points.csv', 'points.csv')
            subprocess.run(['ogr2ogr', '-f', 'GPKG', '-a_srs', 'EPSG:32649', '-oo', 'X_POSSIBLE_NAMES=x', '-oo',
                'Y_POSSIBLE_NAMES=y', '\(folder.path)/points.gpkg', '\(folder.path)/points.csv'], check=True)
            """
        try #require(try Binary.execute("/usr/bin/env", ["python3", "-c", make]).status == 0)
        let server = try Server(script: Server.files, arguments: [folder.path])
        let address = "http://127.0.0.1:\(server.port)"
        let table = "x: x, y: y, crs: EPSG:32649"
        try withExtendedLifetime(server) {
            for input in [
                "table: \(address)/failing-0/points.csv, \(table)", "table: \(address)/breaking-0/points.csv, \(table)",
                "table: /vsizip//vsicurl/\(address)/failing-0/data.zip/points.csv, \(table)",
                "vector: \(address)/failing-2/points.gpkg", "vector: \(address)/breaking-2/points.gpkg",
            ] {
                let result = try run(folder, "dem.tif }, b: { \(input)", "check")
                #expect(result.status == 75 && result.errors.contains("the server"), "\(input): \(result.errors)")
            }
        }
    }

    @Test("A damaged file on a server that answers well is told as one")
    func damaged() throws {
        let folder = try largeSurvey()
        let whole = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/large.tif"))
        try whole.prefix(whole.count * 2 / 3).write(to: URL(fileURLWithPath: folder.path + "/cut.tif"))
        _ = try folder.write("text.tif", "no raster")
        let server = try Server(script: Server.files, arguments: [folder.path])
        try withExtendedLifetime(server) {
            for (name, words) in [("cut.tif", "is cut short"), ("text.tif", "cannot be read as a raster")] {
                let result = try run(folder, "http://127.0.0.1:\(server.port)/\(name)")
                #expect(result.status == 65 && result.errors.contains(words), "\(result.errors)")
            }
        }
    }

    @Test("Archives on servers are read with one slash before the server's name and with two")
    func archivesOnServers() throws {
        let folder = try survey()
        let make = """
            import gzip, zipfile
            zipfile.ZipFile('\(folder.path)/data.zip', 'w').write('\(folder.path)/dem.tif', 'dem.tif')
            gzip.open('\(folder.path)/dem.tif.gz', 'wb').write(open('\(folder.path)/dem.tif', 'rb').read())
            """
        try #require(try Binary.execute("/usr/bin/env", ["python3", "-c", make]).status == 0)
        let server = try Server(script: Server.files, arguments: [folder.path])
        try withExtendedLifetime(server) {
            for slashes in ["/", "//"] {
                for (system, name) in [("/vsizip", "data.zip/dem.tif"), ("/vsigzip", "dem.tif.gz")] {
                    let input = "\(system)\(slashes)vsicurl/http://127.0.0.1:\(server.port)/\(name)"
                    try expectRead(folder, input, written: input)
                }
            }
        }
    }

    @Test("A table in text is read under an address with a query; a format that goes by its ending is told what to do")
    func queries() throws {
        let folder = try survey()
        _ = try folder.write("points.csv", "x,y,v\n501000,2601000,1\n")
        _ = try folder.write("points.xlsx", "no workbook, and not looked into")
        let server = try Server(script: Server.files, arguments: [folder.path])
        try withExtendedLifetime(server) {
            // Nothing uses them, so that what is wrong with one is a warning.
            for (name, isRead) in [("points.csv", true), ("points.xlsx", false)] {
                let table = "table: \"http://127.0.0.1:\(server.port)/\(name)?v=1\", x: x, y: y, crs: EPSG:32649"
                let result = try run(folder, "dem.tif }, b: { \(table)", "check")
                #expect(result.status == 0, "\(result.errors)")
                #expect(result.output.contains("unusable_input") == !isRead, "\(result.output)")
                #expect(result.output.contains("download the file and name the copy") == !isRead, "\(result.output)")
            }
        }
    }

    @Test("Secrets of addresses stand in no file of a run and in no message; a new signature runs nothing anew")
    func secrets() throws {
        let folder = try survey()
        let server = try Server(script: Server.files, arguments: [folder.path])
        func address(_ name: String, _ secret: String) -> String {
            "http://ann:\(secret)@127.0.0.1:\(server.port)/\(name)?v=1&X-Amz-Date=\(secret)&X-Amz-Signature=\(secret)"
        }
        func arguments(_ command: String, _ input: String, _ more: [String] = []) throws -> CommandResult {
            let result = try run(folder, "\"\(input)\"", command, more: more)
            #expect(!(result.output + result.errors).contains("PASSW0RD"), "\(command): \(result.errors)")
            return result
        }
        try withExtendedLifetime(server) {
            for command in ["check", "plan", "run"] {
                let result = try arguments(command, address("dem.tif", "PASSW0RD"), ["--json"])
                try #require(result.status == 0, "\(result.errors)")
            }
            for (name, data) in try TemporaryFolder.digests(of: folder.path + "/out") {
                #expect(data.range(of: Data("PASSW0RD".utf8)) == nil, "\(name) holds the password")
            }
            let record = try String(contentsOfFile: folder.path + "/out/run.json", encoding: .utf8)
            let shown = "http://ann:***@127.0.0.1:\(server.port)/dem.tif?v=1&X-Amz-Date=***&X-Amz-Signature=***"
            #expect(record.contains("\"\(shown)\""), "\(record.prefix(2000))")
            // A VRT on disk names its source by its address.
            let source = "/vsicurl/" + address("dem.tif", "PASSW0RD")
            let make = try Binary.execute(
                "/usr/bin/env", ["gdal_translate", "-q", "-of", "VRT", source, folder.path + "/dem.vrt"])
            try #require(make.status == 0, "\(make.errors)")
            let drawn = try run(folder, "dem.vrt", more: ["--output", folder.path + "/drawn"])
            try #require(drawn.status == 0, "\(drawn.errors)")
            let drawnRecord = try String(contentsOfFile: folder.path + "/drawn/run.json", encoding: .utf8)
            #expect(drawnRecord.contains(shown) && !drawnRecord.contains("PASSW0RD"), "\(drawnRecord.prefix(2000))")
            let again = try arguments("plan", address("dem.tif", "PASSW0RD2"))
            #expect(again.output.contains("nothing to do"), "\(again.output)")
            let absent = try arguments("check", address("den.tif", "PASSW0RD"), ["--json"])
            #expect(absent.status == 66 && absent.errors.contains("X-Amz-Signature=***"), "\(absent.errors)")
            let misspelt = try arguments("check", address("den.tif", "PASSW0RD") + "\", bandd: \"2", ["--json"])
            #expect(misspelt.status == 78 && misspelt.errors.contains("bandd"), "\(misspelt.errors)")
        }
        let base = "PG:host=127.0.0.1 port=1 user=ann password='PASSW0RD' dbname=geo"
        let connection = try arguments("check", base, ["--json"])
        #expect(connection.status != 0 && connection.errors.contains("password=***"), "\(connection.errors)")
    }

    @Test("A database whose server does not answer is told as that and not as a damaged file")
    func database() throws {
        for layer in [
            "{ vector: \"PG:host=127.0.0.1 port=1 dbname=geo\" }",
            "{ raster: \"PG:host=127.0.0.1 port=1 dbname=geo table=dem\" }",
            "{ vector: \"pg:host=127.0.0.1 port=1 dbname=geo\" }",
        ] {
            let small = try SmallRun(evidence: "{ near: { distance: base } }", inputs: "  base: \(layer)")
            let text = try String(contentsOfFile: small.config, encoding: .utf8)
                .replacing(layer.contains("raster") ? "distance: base" : "nothing", with: "raster: base")
            try text.write(toFile: small.config, atomically: true, encoding: .utf8)
            let result = try small.check()
            #expect(result.status == 75 && result.errors.contains("the server cannot be reached"), "\(result.errors)")
        }
    }

    @Test("A server that gives no parts of files is named as the reason")
    func noRanges() throws {
        let folder = try largeSurvey()
        let server = try Server(script: Server.files, arguments: [folder.path])
        try withExtendedLifetime(server) {
            let result = try run(folder, "http://127.0.0.1:\(server.port)/whole/large.tif")
            #expect(result.status == 65 && result.errors.contains("does not give parts of files"), "\(result.errors)")
        }
    }

    @Test("A raster in object storage is read by s3:// and /vsis3/", .enabled(if: Server.hasMoto, "\(Server.noMoto)"))
    func objectStorage() throws {
        let folder = try survey()
        let server = try Server(script: Server.objects, arguments: [folder.path], python: Server.pythonWithMoto)
        let access = [
            "AWS_S3_ENDPOINT": "127.0.0.1:\(server.port)", "AWS_HTTPS": "NO", "AWS_VIRTUAL_HOSTING": "FALSE",
            "AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_DEFAULT_REGION": "us-east-1",
        ]
        try withExtendedLifetime(server) {
            try expectRead(folder, "s3://survey/in/dem.tif", written: "s3://survey/in/dem.tif", environment: access)
            try expectRead(folder, "/vsis3/survey/in/dem.tif", written: "/vsis3/survey/in/dem.tif", environment: access)
            let absent = try run(folder, "s3://survey/in/den.tif", "check", environment: access)
            #expect(absent.status == 66 && absent.errors.contains("is not on the server"), "\(absent.errors)")
        }
        let gone = access.merging(["AWS_S3_ENDPOINT": "127.0.0.1:1"]) { $1 }
        let result = try run(folder, "s3://survey/in/dem.tif", "check", environment: gone)
        #expect(result.status == 75 && result.errors.contains("cannot be reached"), "\(result.errors)")
    }

    @Test("Without credentials the error says which to set")
    func credentials() throws {
        let folder = try TemporaryFolder()
        let none = [
            "AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": "", "AWS_EC2_METADATA_DISABLED": "true",
            "CPL_AWS_AUTODETECT_EC2": "NO", "CPL_AWS_CREDENTIALS_FILE": folder.path + "/none",
            "AWS_CONFIG_FILE": folder.path + "/none",
        ]
        let result = try run(folder, "s3://survey/in/dem.tif", "check", environment: none)
        #expect(result.status == 69 && result.errors.contains("AWS_NO_SIGN_REQUEST"), "\(result.errors)")
    }
}
