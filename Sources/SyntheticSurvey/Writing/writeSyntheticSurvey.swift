import Foundation
import Foundations
import Geodata

/// Makes a synthetic survey of one bauxite belt and writes it into a folder.
///
/// The ground is made of objects (`SurveyModel`); the files are what surveys would observe of it, each labelled
/// synthetic, and `truth/` holds what is really there. Equal seeds and options give equal bytes.
/// `Datasets/synthetic/README.md` says which links between evidence and ore exist and what is noise.
///
/// - Parameters:
///   - seed: Of every random number.
///   - folder: Made where it does not exist; the files of such a survey in it are replaced.
///   - options: Size and place.
/// - Returns: What was written, as in `manifest.json`.
/// - Throws: `GossanError(.cannotWrite)` when a file cannot be written or the folder holds something else, `.badData` when PROJ cannot place the survey.
///
/// Cost: some seconds and 100 MB for 60 x 50 km.
@discardableResult
public func writeSyntheticSurvey(
    seed: UInt64, to folder: String, options: SurveyOptions = .westernGuangxi
) throws -> SyntheticSurveyManifest {
    let survey = SyntheticSurvey(seed: seed, options: options)
    var output = try SurveyFolder(folder, about: SurveyReadme.text(seed: seed))
    let geographic = try GeographicPositions(crs: options.grid.crs)
    try writeRasters(survey, geographic, to: &output)
    try writeVectors(survey, to: &output)
    try writeTables(survey, geographic, to: &output)
    try writeTruth(survey, geographic, to: &output)
    let manifest = SyntheticSurveyManifest(
        title: "SYNTHETIC survey of a bauxite belt", seed: seed, crs: options.grid.crs,
        plantedDeposits: survey.planted.count, knownDeposits: survey.known.count,
        drilledDeposits: survey.known.count { $0.holeSpacingMetres != nil }, drillHoles: survey.holes.count,
        soilSamples: survey.soils.count, files: output.files)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(manifest), as: UTF8.self) + "\n"
    try output.write(text, to: "manifest.json", holds: "this list")
    return manifest
}

private func writeRasters(
    _ survey: SyntheticSurvey, _ geographic: GeographicPositions, to output: inout SurveyFolder
) throws {
    let model = survey.model
    try output.write(model.elevationModel(), to: "dem.tif", unit: "m", nodata: nil)
    try output.write(model.gravitySurvey(), to: "gravity_residual.tif", unit: "mGal", nodata: -9999)
    let box = try CoordinateReference(model.options.grid.crs).geographicExtent(of: model.options.grid.extent)
    let radiometrics = try model.radiometricSurvey(
        deposits: survey.planted, box: box, project: geographic.projected)
    try output.write(radiometrics.potassium, to: "radiometric_k.tif", unit: "%", nodata: nil)
    try output.write(radiometrics.thorium, to: "radiometric_th.tif", unit: "ppm", nodata: nil)
}

private func writeVectors(
    _ survey: SyntheticSurvey, to output: inout SurveyFolder
) throws {
    let model = survey.model
    try output.write(
        model.mappedUnits(), .polygons, to: "geology.gpkg", crs: survey.model.options.grid.crs,
        holds: "synthetic geology: units C2m footwall, P2h host, P3-T1 cover, gamma5 granite")
    try output.write(
        model.mappedStructures(), .lines, to: "structures.gpkg", crs: survey.model.options.grid.crs,
        holds: "synthetic structures: kind fault, fold or lineament")
    try output.write(
        survey.beltFeatures, .polygons, to: "belts.gpkg", crs: survey.model.options.grid.crs,
        holds: "synthetic belts: belt_id, model")
    try output.write(
        model.protectedAreas(near: survey.firstDrilled), .polygons, to: "protected.gpkg",
        crs: survey.model.options.grid.crs,
        holds: "synthetic protected areas")
    try output.write(
        survey.bookedOutlines, .polygons, to: "booked.gpkg", crs: survey.model.options.grid.crs,
        holds: "synthetic outlines of the deposits in the opening balance, once for each class, with its tonnes_mt")
}

private func writeTables(
    _ survey: SyntheticSurvey, _ geographic: GeographicPositions, to output: inout SurveyFolder
) throws {
    let soilPositions = try geographic.geographic(survey.soils.map(\.point))
    try output.write(
        soilTable(survey.soils, positions: soilPositions), to: "soils.csv",
        holds: "synthetic soil samples: lon, lat, al2o3 %, sio2 %, ga ppm")
    let positions = try geographic.geographic(survey.known.map(\.position))
    try output.write(
        knownTable(survey.known, belts: survey.belts, planted: survey.planted, positions: positions),
        to: "deposits.csv", holds: "synthetic known deposits: the discovered part of those planted")
    let drilling = DrillTables(survey.holes)
    try output.write(drilling.collar, to: "collar.csv", holds: "synthetic drill holes: collars in the survey's CRS")
    try output.write(drilling.survey, to: "survey.csv", holds: "synthetic drill holes: directions")
    try output.write(drilling.assay, to: "assay.csv", holds: "synthetic drill holes: assays, percent")
    let opening = survey.model.openingBalance(belts: survey.belts, known: survey.known, planted: survey.planted)
    try output.write(
        openingTable(opening), to: "baseline.csv",
        holds: "synthetic opening balance: dry Mt by belt and category; one belt unknown")
}

private func writeTruth(
    _ survey: SyntheticSurvey, _ geographic: GeographicPositions, to output: inout SurveyFolder
) throws {
    let positions = try geographic.geographic(survey.planted.map(\.center))
    let table = truthTable(survey.planted, known: survey.known, belts: survey.belts, positions: positions)
    try output.write(
        table, to: "truth/planted_deposits.csv", holds: "HIDDEN TRUTH: every ore body with its true quantities")
    try output.write(
        survey.plantedOutlines, .polygons, to: "truth/planted_outlines.gpkg", crs: survey.model.options.grid.crs,
        holds: "HIDDEN TRUTH: what erosion has left of every ore body")
}
