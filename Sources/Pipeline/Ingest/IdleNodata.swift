import Delivery
import Foundations
import Geodata

/// A value for no data in the config that no cell of the raster can have, so that it does nothing.
func idleNodata(of info: RasterInfo, input: String, declared: Double?) -> Warning? {
    let ranges: [String: ClosedRange<Double>] = [
        "Byte": 0...255, "Int8": -128...127, "UInt16": 0...65_535, "Int16": -32_768...32_767,
        "UInt32": 0...4_294_967_295, "Int32": -2_147_483_648...2_147_483_647,
    ]
    guard let declared, let range = ranges[info.dataType], !range.contains(declared) || declared.rounded() != declared
    else { return nil }
    return Warning(
        code: "idle_nodata", subject: input,
        message:
            "'nodata: \(formatNumber(declared) ?? "?")' does nothing: cells of type \(info.dataType) cannot hold that value"
    )
}
