import Delivery
import Foundation
import Foundations

/// A tonnage in million tonnes with three significant places for texts.
func formatMegatonnes(_ tonnes: Double) -> String {
    if tonnes == 0 { return "0" }
    let megatonnes = tonnes / 1e6
    let decimals = abs(megatonnes) >= 100 ? 0 : abs(megatonnes) >= 10 ? 1 : abs(megatonnes) >= 1 ? 2 : 3
    return formatNumber(megatonnes, decimals: decimals) ?? "unknown"
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
