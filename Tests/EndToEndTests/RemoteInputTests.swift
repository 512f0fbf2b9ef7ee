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
        _ folder: TemporaryFolder, _ input: String, _ command: String = "run", environment: [String: String] = [:]
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
            [command, config] + (command == "run" ? ["--output", folder.path + "/out", "--quiet"] : []),
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
                for command in ["check", "run"] {
                    let result = try run(folder, "\(address)/\(path)", command)
                    #expect(Int(result.status) == status && result.errors.contains(words), "\(result.errors)")
                }
            }
        }
        for command in ["check", "run"] {
            let closed = try run(folder, "http://127.0.0.1:1/dem.tif", command)
            #expect(closed.status == 75 && closed.errors.contains("cannot be reached"), "\(closed.errors)")
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
