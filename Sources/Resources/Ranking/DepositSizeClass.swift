import Foundations

/// Size classes of deposits by tonnage, from a data table.
public struct DepositSizeClasses: Sendable, Hashable {
    /// One class: deposits of at least so many tonnes that no larger class takes.
    public struct SizeClass: Sendable, Hashable, Codable {
        /// The name, such as `large`.
        public var name: String
        /// The least tonnage of the class, in tonnes.
        public var minimumTonnes: Double

        /// - Parameters:
        ///   - name: The name.
        ///   - minimumTonnes: The least tonnage of the class, in tonnes.
        public init(name: String, minimumTonnes: Double) {
            self.name = name
            self.minimumTonnes = minimumTonnes
        }
    }

    /// The classes, the smallest first.
    public let classes: [SizeClass]

    /// - Parameter classes: The classes in any order, with different thresholds of 0 or more.
    /// - Throws: `GossanError` of kind `badData` when thresholds repeat or are negative, or there is no class.
    public init(_ classes: [SizeClass]) throws {
        let sorted = classes.sorted { $0.minimumTonnes < $1.minimumTonnes }
        guard let first = sorted.first, first.minimumTonnes >= 0,
            zip(sorted, sorted.dropFirst()).allSatisfy({ $0.minimumTonnes < $1.minimumTonnes })
        else {
            throw GossanError(
                .badData, subject: "deposit size classes", problem: "need different thresholds of 0 or more tonnes",
                remedy: "give each class its least tonnage")
        }
        self.classes = sorted
    }

    /// The class of a tonnage; nil below the smallest threshold and for NaN.
    public func name(forTonnes tonnes: Double) -> String? {
        classes.last { $0.minimumTonnes <= tonnes }?.name
    }
}
