import Foundations

/// What makes ore: cut-off and industrial grades, thickness, parting, stripping ratio, ore content.
///
/// The values of a deposit type are data (a profile file), never constants of the program.
public struct Cutoff: Sendable, Hashable, Codable {
    /// Limits that a sample, and a run of samples as a whole, must pass (边界品位).
    public var cutoff: [Criterion]
    /// Limits that the mean of a run or block must pass (最低工业品位).
    public var industrial: [Criterion]
    /// Least vertical thickness of a run, in metres (最小可采厚度).
    public var minimumThicknessMetres: Double
    /// Greatest vertical thickness of waste that a run may hold, in metres (夹石剔除厚度).
    public var maximumPartingMetres: Double
    /// Greatest overburden per ore, in cubic metres per cubic metre; nil for no limit.
    public var maximumStrippingRatio: Double?
    /// Least product in the ground, in kilograms per cubic metre (含矿率); nil for no limit.
    public var minimumOreContent: Double?

    /// - Parameters:
    ///   - cutoff: Limits that a sample and a run must pass.
    ///   - industrial: Limits that the mean of a run or block must pass.
    ///   - minimumThicknessMetres: Least vertical thickness of a run.
    ///   - maximumPartingMetres: Greatest vertical thickness of waste that a run may hold.
    ///   - maximumStrippingRatio: Greatest overburden per ore, in cubic metres per cubic metre.
    ///   - minimumOreContent: Least product in the ground, in kilograms per cubic metre.
    public init(
        cutoff: [Criterion], industrial: [Criterion] = [], minimumThicknessMetres: Double = 0,
        maximumPartingMetres: Double = 0, maximumStrippingRatio: Double? = nil, minimumOreContent: Double? = nil
    ) {
        self.cutoff = cutoff
        self.industrial = industrial
        self.minimumThicknessMetres = minimumThicknessMetres
        self.maximumPartingMetres = maximumPartingMetres
        self.maximumStrippingRatio = maximumStrippingRatio
        self.minimumOreContent = minimumOreContent
    }

    /// The name under which criteria may limit the ore content, in kilograms of product per cubic metre.
    public static let oreContent = "ore_content"

    /// Which of the limits a run or block must pass.
    public enum Level: String, Sendable, Hashable, Codable, CaseIterable {
        /// Everything passes.
        case none
        /// The cut-off grades.
        case cutoff
        /// The cut-off and the industrial grades, and the ore content.
        case industrial
    }

    /// The limits of a level.
    public func criteria(_ level: Level) -> [Criterion] {
        let content = minimumOreContent.map { [Criterion(Self.oreContent, .atLeast, $0)] } ?? []
        return switch level {
        case .none: []
        case .cutoff: cutoff
        case .industrial: cutoff + industrial + content
        }
    }
}
