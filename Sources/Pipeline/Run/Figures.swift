import Delivery
import Foundation
import Foundations

/// A tonnage in million tonnes for texts: three significant places, but no more than three decimals above 50 t, so that texts never tell
/// more than tables of four decimals do.
func formatMegatonnes(_ tonnes: Double) -> String {
    // What subtraction leaves of nothing; a gram of gold is told.
    if abs(tonnes) < 1e-7 { return "0" }
    let megatonnes = abs(tonnes / 1e6)
    var decimals = megatonnes >= 100 ? 0 : megatonnes >= 10 ? 1 : megatonnes >= 1 ? 2 : 3
    if megatonnes < 5e-5 { decimals = decimalPlaces(of: megatonnes, significant: 3) }
    return formatNumber(tonnes / 1e6, decimals: decimals) ?? "unknown"
}

/// How many decimals a column of million tonnes has: four, or where even its greatest figure is below 0.1 Mt, as metals
/// that come in tonnes or kilograms, as many as leave that one six significant places and lesser ones enough.
func megatonneDecimals(greatest tonnes: Double) -> Int {
    tonnes > 0 && tonnes < 1e5 ? decimalPlaces(of: tonnes / 1e6, significant: 6) : 4
}

/// The decimals that show so many significant places of a value above 0 and below 1.
private func decimalPlaces(of value: Double, significant: Int) -> Int {
    min(significant - 1 - Int(log10(value).rounded(.down)), 20)
}

/// A share in percent for texts.
func percentText(_ share: Fraction) -> String { percentText(share.value) }

/// A share in percent for texts.
func percentText(_ share: Double) -> String { "\(formatNumber((share * 1000).rounded() / 10) ?? "?") %" }

/// A measured value with four significant places or as many as asked for, whole numbers in full, for texts.
func formatReading(_ value: Double, significant: Int = 4) -> String {
    guard value.isFinite, value != 0 else { return formatNumber(value) ?? "unknown" }
    let places = min(max(significant - 1 - Int(log10(abs(value)).rounded(.down)), 0), 15)
    let scale = pow(10, Double(places))
    return formatNumber((value * scale).rounded() / scale) ?? "unknown"
}
