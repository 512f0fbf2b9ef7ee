import Foundations

/// The growth ledger: for each belt and class, opening + discovery + conversion + re-estimation + cut-off change -
/// depletion = closing, in every realization.
///
/// Resource and reserve are kept apart: every figure is of one class or one series, and no figure spans both. An
/// unknown opening stays unknown (nil): so do the conversion and the closing that rest on it, and the belt is left out
/// of overall figures and named in `beltsWithUnknownOpening(_:)`. An unknown potential leaves discovery, conversion and closing
/// of a belt's inferred resource unknown. Overall figures count what is known of it, so that they are the least that can be, and it
/// is named in `beltsWithUnknownDiscovery(_:)`: left out, its opening would be missing from what growth is measured by.
public struct GrowthLedger: Sendable {
    /// How many realizations each figure has.
    public let realizations: Int
    /// The belts, in ascending order of id.
    public let beltIDs: [String]
    private var accounts: [ClassAccount]

    /// - Parameters:
    ///   - belts: All belts to report, also those without a baseline.
    ///   - openings: The baseline. Once one class of a belt is listed, classes of that series not listed hold nothing; a
    ///     belt without any line of a series has an unknown opening in it. Lines of the same class add up.
    ///   - movements: All changes but conversions.
    ///   - conversions: Moves between classes, as shares of what a class holds after all other movements and shifts.
    ///   - shifts: Moves between classes that new estimates of booked ground make; they are conversions too.
    ///   - unknownPotential: Belts of whose exploration potential nobody knows how much it adds to the inferred resource.
    ///   - realizations: How many realizations the movements have.
    /// - Throws: `GossanError` of kind `badData` for a negative or infinite opening, a depletion that is negative, or
    ///   more than all of a class moved to others; of kind `internalFault` for a wrong number of realizations or an
    ///   unlisted belt.
    ///
    /// Cost: belts x classes x realizations.
    public init(
        belts: [String], openings: [OpeningBalance], movements: [LedgerMovement] = [],
        conversions: [ClassConversion] = [], shifts: [ClassShift] = [], unknownPotential: [String] = [],
        realizations: Int
    ) throws {
        self.realizations = realizations
        beltIDs = Set(belts).sorted()
        accounts = [ClassAccount](repeating: ClassAccount(), count: beltIDs.count * LedgerClass.allCases.count)
        try book(openings)
        for movement in movements { try book(movement) }
        for shift in shifts { try book(shift) }
        for belt in unknownPotential { accounts[try accountIndex(belt, .inferred)].isDiscoveryUnknown = true }
        try convert(conversions)
    }

    /// One line of one class of a belt in every realization, in tonnes; nil when it is unknown.
    public func tonnes(_ item: LedgerItem, of ledgerClass: LedgerClass, in beltID: String) -> [Double]? {
        guard let index = try? accountIndex(beltID, ledgerClass) else { return nil }
        return accounts[index].tonnes(item, realizations: realizations)
    }

    /// One line of all classes of a series of a belt together, in tonnes; nil when a class is unknown.
    public func tonnes(_ item: LedgerItem, of series: LedgerSeries, in beltID: String) -> [Double]? {
        total(series.classes.map { tonnes(item, of: $0, in: beltID) })
    }

    /// One line of a class over all belts whose opening is known, in tonnes; nil when no belt's is. Of an unknown discovery what is
    /// known counts.
    public func overallTonnes(_ item: LedgerItem, of ledgerClass: LedgerClass) -> [Double]? {
        total(beltsWithKnownOpening(ledgerClass.series).map { knownTonnes(item, of: ledgerClass, in: $0) })
    }

    /// One line of a series over all belts whose opening is known, in tonnes; nil when no belt's is. Of an unknown discovery what is
    /// known counts.
    public func overallTonnes(_ item: LedgerItem, of series: LedgerSeries) -> [Double]? {
        total(
            beltsWithKnownOpening(series).map { belt in
                total(series.classes.map { knownTonnes(item, of: $0, in: belt) })
            })
    }

    /// What is known of a line of a class of a belt, in tonnes in each realization: all but a discovery that nobody knows; nil when it
    /// rests on an unknown opening.
    func knownTonnes(_ item: LedgerItem, of ledgerClass: LedgerClass, in beltID: String) -> [Double]? {
        (try? accountIndex(beltID, ledgerClass)).flatMap {
            accounts[$0].knownTonnes(item, realizations: realizations)
        }
    }

    /// The belts whose opening is known and whose discovery is not; overall figures count what is known of them.
    public func beltsWithUnknownDiscovery(_ series: LedgerSeries) -> [String] {
        beltsWithKnownOpening(series).filter { tonnes(.discovery, of: series, in: $0) == nil }
    }

    /// The belts whose opening is known in every class of a series.
    public func beltsWithKnownOpening(_ series: LedgerSeries) -> [String] {
        beltIDs.filter { isOpeningKnown(series, in: $0) }
    }

    /// The belts whose opening is unknown in a series; overall figures are without them.
    public func beltsWithUnknownOpening(_ series: LedgerSeries) -> [String] {
        beltIDs.filter { !isOpeningKnown(series, in: $0) }
    }

    private func isOpeningKnown(_ series: LedgerSeries, in beltID: String) -> Bool {
        series.classes.allSatisfy { ledgerClass in
            (try? accountIndex(beltID, ledgerClass)).flatMap { accounts[$0].openingTonnes } != nil
        }
    }

    /// Whether a class of a belt has a line that is known to be unknown: its opening is stated so, or it rests on an unknown discovery.
    func holdsUnknown(_ ledgerClass: LedgerClass, in beltID: String) -> Bool {
        (try? accountIndex(beltID, ledgerClass)).map {
            accounts[$0].opening == .unknown || accounts[$0].isDiscoveryUnknown || accounts[$0].isConversionUnknown
        } ?? false
    }

    private func total(_ parts: [[Double]?]) -> [Double]? {
        guard !parts.isEmpty else { return nil }
        var sum = [Double](repeating: 0, count: realizations)
        for part in parts {
            guard let part else { return nil }
            for i in sum.indices { sum[i] += part[i] }
        }
        return sum
    }

    private func accountIndex(_ beltID: String, _ ledgerClass: LedgerClass) throws -> Int {
        guard let belt = beltIDs.firstIndex(of: beltID), let column = LedgerClass.allCases.firstIndex(of: ledgerClass)
        else {
            throw GossanError(
                .internalFault, subject: "belt \(beltID)", problem: "is not among the belts of the ledger", remedy: "")
        }
        return belt * LedgerClass.allCases.count + column
    }

    private mutating func book(_ openings: [OpeningBalance]) throws {
        for line in openings {
            for ledgerClass in line.ledgerClass.series.classes {
                let index = try accountIndex(line.beltID, ledgerClass)
                if accounts[index].opening == .notListed { accounts[index].opening = .known(0) }
            }
        }
        for line in openings {
            if let tonnes = line.tonnes, !(tonnes >= 0 && tonnes.isFinite) {
                throw GossanError(
                    .badData, subject: "opening of \(line.beltID), \(line.ledgerClass.rawValue)",
                    problem: "must be 0 or more tonnes, found \(tonnes)", remedy: "leave it empty where it is unknown")
            }
            let index = try accountIndex(line.beltID, line.ledgerClass)
            accounts[index].opening = accounts[index].opening.adding(line.tonnes)
        }
    }

    private mutating func book(_ movement: LedgerMovement) throws {
        let subject = "\(movement.kind) of \(movement.beltID), \(movement.ledgerClass.rawValue)"
        guard movement.tonnes.count == 1 || movement.tonnes.count == realizations else {
            throw GossanError(
                .internalFault, subject: subject,
                problem: "has \(movement.tonnes.count) values for \(realizations) realizations", remedy: "")
        }
        let mayFall = movement.kind == .reestimation || movement.kind == .cutoffChange
        guard movement.tonnes.allSatisfy({ $0.isFinite && (mayFall || $0 >= 0) }) else {
            throw GossanError(
                .badData, subject: subject, problem: "has a tonnage that is missing or negative",
                remedy: "discovery and depletion are given as positive tonnes")
        }
        let index = try accountIndex(movement.beltID, movement.ledgerClass)
        accounts[index].add(movement, realizations: realizations)
    }

    private mutating func book(_ shift: ClassShift) throws {
        for (ledgerClass, tonnes) in shift.tonnes {
            guard tonnes.count == realizations else {
                throw GossanError(
                    .internalFault, subject: "shift between classes of \(shift.beltID)",
                    problem: "has \(tonnes.count) values for \(realizations) realizations", remedy: "")
            }
            accounts[try accountIndex(shift.beltID, ledgerClass)].convert(tonnes)
        }
    }

    private mutating func convert(_ conversions: [ClassConversion]) throws {
        var given: [Int: Double] = [:]
        let before = accounts
        for conversion in conversions {
            let from = try accountIndex(conversion.beltID, conversion.from)
            let to = try accountIndex(conversion.beltID, conversion.to)
            given[from, default: 0] += conversion.fraction
            guard given[from, default: 0] <= 1 + 1e-9 else {
                throw GossanError(
                    .badData, subject: "conversions from \(conversion.from.rawValue) in \(conversion.beltID)",
                    problem: "move more than all of it", remedy: "lower the shares so that they sum to at most 100 %")
            }
            guard let held = before[from].knownTonnes(.closing, realizations: realizations) else {
                accounts[from].conversion = nil
                accounts[to].conversion = nil
                continue
            }
            if before[from].isDiscoveryUnknown {
                accounts[from].isConversionUnknown = true
                accounts[to].isConversionUnknown = true
            }
            let moved = held.map { conversion.fraction * max(0, $0) }
            accounts[from].convert(moved.map { -$0 })
            accounts[to].convert(moved)
        }
    }
}
